"""Whether a name is Vietnamese: then another syllable is another name, however alike it sounds.

Vietnamese has some two thousand syllables without their tones, and people bear a few hundred of them as
given names. QUANG and KHANG, DUNG and DONG, TRINH and DINH are as different there as ANNA and PETER.
"""

import re
from functools import lru_cache

_HEADS = "NGH|NG|NH|CH|GH|GI|KH|PH|QU|TH|TR|B|C|D|G|H|K|L|M|N|P|R|S|T|V|X"
_RIMES = (
    "UYE(?:N|T)|UY(?:NH|CH|A|U)?|UO(?:NG|N|C|T|I|M|P|U)?|UA(?:NG|NH|CH|N|T|C|I|Y)?|UE(?:NH|N)?|UAN|"
    "IE(?:NG|N|C|T|M|P|U)|YE(?:N|T|M|U|NG)|OA(?:NG|NH|CH|N|T|C|I|Y|M|P|O)?|OE(?:N|T)?|O(?:NG|N|C|T|I|M|P)?|"
    "A(?:NG|NH|CH|N|C|T|I|Y|M|P|O|U)?|E(?:NH|CH|NG|N|C|T|M|P|O|U)?|I(?:NH|CH|N|T|M|P|U|A)?|"
    "U(?:NG|N|C|T|I|M|P|A|U)?|Y(?:NH|CH|T|N)?"
)
_SYLLABLE = re.compile(f"(?:{_HEADS})?(?:{_RIMES})")
# What neither pinyin nor the spellings of Hong Kong and Seoul have.
_OWN = re.compile(
    "(?:NG|NH|PH|TH|TR|GI|KH|QU|V)[AEIOUY].*|.*(?:NH|UONG|UYEN|UYET|IEU|IET|UOC|UU)|BICH|BUI|DUC|LE|HUY|MY"
)


@lru_cache(maxsize=1 << 14)
def vietnamese(parts: tuple[str, ...]) -> bool:
    """Whether every part is a syllable of Vietnamese, and one of them of no other tongue nearby.

    >>> vietnamese(("NGUYEN", "VAN", "HUNG")), vietnamese(("WANG", "XIAO", "MING"))
    (True, False)
    """
    return len(parts) > 1 and all(map(_SYLLABLE.fullmatch, parts)) and any(map(_OWN.fullmatch, parts))
