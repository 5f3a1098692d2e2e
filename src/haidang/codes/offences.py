"""The offences passenger data may be assessed for: terrorism and the 26 kinds of serious crime of Directive
(EU) 2016/681, Articles 1(2) and 3(8) and (9) and Annex II. A criterion names one of them.
"""

from functools import cache

from haidang.codes.table import rows


@cache
def offences() -> dict[str, str]:
    """Every offence by its short code, in the order of the annex.

    >>> offences()["narcotics"], len(offences())
    ('illicit trafficking in narcotic drugs and psychotropic substances', 27)
    """
    return {row["code"]: row["name"] for row in rows("offences")}
