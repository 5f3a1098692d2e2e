"""Countries, and the other answers travel documents give to "which state?".

ISO 3166-1 comes from ``pycountry``, its Vietnamese names from the iso-codes translations it carries.
ICAO Doc 9303-3 section 5 adds codes ISO does not know (stateless persons, refugees, organisations,
British nationals without citizenship, Utopia for specimens); they stand in ``data/countries.csv``, with
the short names an officer would use where ISO's are long.
"""

import gettext
from functools import cache, lru_cache
from typing import Literal

import pycountry

from haidang.codes.table import rows

Language = Literal["en", "vi"]

#: Codes that mean a state but are not its ISO alpha-3: Doc 9303-3 part D, and codes ISO has withdrawn
#: that live on in old documents and carriers' tables.
_ALSO_WRITTEN = {"D": "DEU", "XK": "RKS", "XKX": "RKS", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "UK": "GBR"}


@lru_cache(maxsize=4096)
def alpha3(code: str) -> str | None:
    """The three-letter code of a country told in two letters, three, or one of Doc 9303's own codes.

    >>> alpha3("vn"), alpha3("D"), alpha3("GBN"), alpha3("??")
    ('VNM', 'DEU', 'GBN', None)
    """
    code = code.strip().upper()
    code = _ALSO_WRITTEN.get(code, code)
    return _from_alpha2().get(code) or (code if code in _names() else None)


def alpha3_or_told(code: str) -> str | None:
    """The same, or the code as told where no state has it; ``None`` when nothing was told.

    >>> alpha3_or_told("vn"), alpha3_or_told("QQ"), alpha3_or_told("")
    ('VNM', 'QQ', None)
    """
    return alpha3(code) or code or None


def alpha2(code: str) -> str | None:
    """The two-letter code, for messages that want it; ``None`` where ISO has none, as for Utopia.

    >>> alpha2("VNM"), alpha2("D"), alpha2("UTO")
    ('VN', 'DE', None)
    """
    told = alpha3(code)
    return _to_alpha2().get(told) if told else None


def name(code: str, language: Language = "en") -> str | None:
    """What an officer calls the country, in English or Vietnamese; English where no translation is known.

    >>> name("DEU"), name("DEU", "vi"), name("XXA")
    ('Germany', 'Đức', 'Stateless person')
    """
    told = alpha3(code)
    if told is None:
        return None
    english, vietnamese = _names()[told]
    return vietnamese if language == "vi" else english


def named(text: str) -> str | None:
    """The three letters of a country told by an English name, however its words are ordered.

    >>> named("Viet Nam"), named("Korea, North"), named("Democratic Republic of the Congo"), named("Atlantis")
    ('VNM', 'PRK', 'COD', None)
    """
    return _by_name().get(_words(text))


def _words(text: str) -> frozenset[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return frozenset(plain.split()) - {"the", "of", "and"}


@cache
def _by_name() -> dict[frozenset[str], str]:
    """Names in force before former ones, and our own short names before ISO's."""
    former = {_words(row["name"]): row["code"] for row in rows("country_names")}
    official = {
        _words(name): country.alpha_3
        for country in pycountry.countries
        for name in (getattr(country, "official_name", country.name), country.name)
    }
    return former | official | {_words(english): code for code, (english, _) in _names().items()}


def codes() -> tuple[str, ...]:
    """Every three-letter code, ISO's and Doc 9303's.

    >>> "VNM" in codes(), "UTO" in codes()
    (True, True)
    """
    return tuple(sorted(_names()))


@cache
def _from_alpha2() -> dict[str, str]:
    return {country.alpha_2: country.alpha_3 for country in pycountry.countries}


@cache
def _to_alpha2() -> dict[str, str]:
    return {long: short for short, long in _from_alpha2().items()}


@cache
def _names() -> dict[str, tuple[str, str]]:
    """English and Vietnamese name by alpha-3."""
    translate = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["vi"]).gettext
    names = {
        country.alpha_3: (getattr(country, "common_name", country.name), translate(country.name))
        for country in pycountry.countries
    }
    return names | {row["code"]: (row["english"], row["vietnamese"]) for row in rows("countries")}
