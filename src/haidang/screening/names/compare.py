"""Two names lined up part by part, as a list of comparisons one can read aloud.

Each comparison takes from both names the parts it can pair and leaves the rest to the next: the same
part, the same sound, spellings known as one, parts written together, a part cut off at the end of a
field, the same consonants, an initial, parts spelled nearly alike, consonants of one family, and at last
all that is left against all that is left. What no comparison could pair stands alone.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from rapidfuzz.distance import OSA, Indel, LCSseq

from haidang.screening.names.known import known_as_one
from haidang.screening.names.normalise import family, fold, skeleton
from haidang.screening.names.vietnamese import vietnamese

NEARLY = 0.6
ALIKE = 0.6
# A word that joins parts has their letters, but for a few that are doubled, quiet or not written.
LONGEST_RUN, SHORTEST_JOINED, QUIET_LETTERS, JOINED_ALIKE = 3, 4, 3, 0.65
# Its article may stand with any vowel, or melt into the consonant behind it: Sayf al-Din, Saifuddin.
ARTICLES = frozenset(("AL", "EL", "UL"))
_WITHOUT_ARTICLE = dict.fromkeys(("ABDUL", "ABDEL", "ABDAL", "ABDOUL"), "ABD")
# A part of so many letters keeps its first sound whatever it is written together with.
SHORTEST_SURE = 3
# A field of a ticket or a machine-readable zone that is this full may have lost its end (ICAO 9303-4: 39).
FULL_FIELD = 30


class How(StrEnum):
    """What a comparison found, in the words an officer reads."""

    SAME = "same"
    SOUND = "sounds the same"
    CONSONANTS = "same consonants"
    TOGETHER = "written together"
    KNOWN = "another form of the name"
    CUT = "cut short"
    INITIAL = "initial"
    NEARLY = "nearly the same"
    FAMILY = "sounds alike"
    WHOLE = "taken together, sounds alike"
    NOT_SOUGHT = "not on the list"
    NOT_TOLD = "not told"


class Pair(Struct, frozen=True, gc=False):
    """``told`` and ``sought`` are empty where a part stands alone; ``likeness`` is 0 to 1."""

    told: str
    sought: str
    likeness: float
    how: How


Comparison = Callable[[list[str], list[str]], Iterator[Pair]]


def _same(told: list[str], sought: list[str]) -> Iterator[Pair]:
    for part in tuple(told):
        if part in sought:
            yield _taken(told, sought, part, part, 1.0, How.SAME)


def _same_sound(told: list[str], sought: list[str]) -> Iterator[Pair]:
    sounds = {fold(part): part for part in sought}
    for part in tuple(told):
        if (other := sounds.get(fold(part))) and other in sought:
            yield _taken(told, sought, part, other, 0.97, How.SOUND)


def _same_consonants(told: list[str], sought: list[str]) -> Iterator[Pair]:
    """Scripts that write no vowels, and people who hear them differently."""
    skeletons = {skeleton(part): part for part in sought}
    for part in tuple(told):
        bones = skeleton(part)
        if len(bones) > 1 and (other := skeletons.get(bones)) and other in sought:
            yield _taken(told, sought, part, other, _vowels_alike(fold(part), fold(other)), How.CONSONANTS)


def _written_together(told: list[str], sought: list[str]) -> Iterator[Pair]:
    yield from _joined(told, sought, lambda joined, whole: (joined, whole))
    yield from _joined(sought, told, lambda joined, whole: (whole, joined))


def _cut_short(told: list[str], sought: list[str]) -> Iterator[Pair]:
    """Only the last part told can have lost its end, and only where the field was full."""
    last = told[-1] if told else ""
    for other in tuple(sought):
        if len(last) > 1 and other.startswith(last):
            yield _taken(told, sought, last, other, 0.9, How.CUT)
            return


def _known(told: list[str], sought: list[str]) -> Iterator[Pair]:
    for part in tuple(told):
        for other in sought:
            if known_as_one(part, other):
                yield _taken(told, sought, part, other, 0.9, How.KNOWN)
                break


def _initial(told: list[str], sought: list[str]) -> Iterator[Pair]:
    for part in tuple(told):
        for other in tuple(sought):
            if (len(part) == 1 or len(other) == 1) and part[0] == other[0] and part in told:
                yield _taken(told, sought, part, other, 0.5, How.INITIAL)


def _nearly(told: list[str], sought: list[str]) -> Iterator[Pair]:
    likely = sorted(
        (
            (likeness, part, other)
            for part in told
            for other in sought
            if len(part) > 2 and (likeness := OSA.normalized_similarity(part, other, score_cutoff=NEARLY))
        ),
        reverse=True,
    )
    yield from _best_first(told, sought, likely, How.NEARLY)


def _same_family(told: list[str], sought: list[str]) -> Iterator[Pair]:
    """Consonants that ears and scripts mix: K and G, B and V, L and R."""
    likely = sorted(
        (
            (likeness, part, other)
            for part in told
            for other in sought
            if (likeness := _alike(family(part), family(other)))
        ),
        reverse=True,
    )
    yield from _best_first(told, sought, likely, How.FAMILY)


def _whole_rest(told: list[str], sought: list[str]) -> Iterator[Pair]:
    """Scripts that write no blanks, and ears that put them elsewhere."""
    if likeness := taken_together(told, sought):
        yield Pair(" ".join(told), " ".join(sought), likeness, How.WHOLE)
        told.clear()
        sought.clear()


COMPARISONS: tuple[Comparison, ...] = (
    _same, _same_sound, _known, _written_together, _same_consonants, _initial, _nearly, _same_family,
    _whole_rest,
)  # fmt: skip
# Whoever bears syllables that all differ by a letter or two writes them with care.
SYLLABLES: tuple[Comparison, ...] = (_same, _initial)
CUT_SYLLABLES: tuple[Comparison, ...] = (_same, _cut_short, _initial)
CUT_COMPARISONS: tuple[Comparison, ...] = (
    *COMPARISONS[:4], _cut_short, *COMPARISONS[4:],
)  # fmt: skip


def line_up(
    told: tuple[str, ...], sought: tuple[str, ...], *, full_field: bool = False, syllables: bool = False
) -> list[Pair]:
    """Every part of both names, paired where a comparison pairs them; ``syllables`` where both were written
    in signs that stand for one each.

    >>> [(p.told, p.sought, p.how.value) for p in line_up(("VANANH", "NGUYEN"), ("NGUYEN", "VAN", "ANH"))]
    [('NGUYEN', 'NGUYEN', 'same'), ('VANANH', 'VAN ANH', 'written together')]
    """
    rest_told, rest_sought = list(told), list(sought)
    pairs: list[Pair] = []
    comparisons = CUT_COMPARISONS if full_field else COMPARISONS
    if syllables or (vietnamese(told) and vietnamese(sought)):
        comparisons = CUT_SYLLABLES if full_field else SYLLABLES
    for comparison in comparisons:
        if not rest_told or not rest_sought:
            break
        pairs.extend(comparison(rest_told, rest_sought))
    pairs.extend(Pair(part, "", 0.0, How.NOT_SOUGHT) for part in rest_told)
    pairs.extend(Pair("", part, 0.0, How.NOT_TOLD) for part in rest_sought)
    return pairs


def taken_together(told: list[str], sought: list[str]) -> float:
    """How much alike all parts of two names sound that have not as many; 0 where that is little."""
    if len(told) == len(sought):
        return 0.0
    return max(
        _alike(family("".join(told)), family("".join(order)))
        for order in (sought, sought[1:] + sought[:1], sought[-1:] + sought[:-1])
    )


def _vowels_alike(one: str, other: str) -> float:
    """How well two parts of the same consonants agree in the vowels that both write."""
    if LCSseq.similarity(one, other) == min(len(one), len(other)):
        return 0.9
    return OSA.normalized_similarity(one, other)


def _alike(one: str, other: str) -> float:
    """Of two rows of consonants that begin alike, how much they share; 0 where that is little."""
    return Indel.normalized_similarity(one, other, score_cutoff=ALIKE) if one[0] == other[0] else 0.0


def _taken(told: list[str], sought: list[str], part: str, other: str, likeness: float, how: How) -> Pair:
    told.remove(part)
    sought.remove(other)
    return Pair(part, other, likeness, how)


def _best_first(
    told: list[str], sought: list[str], likely: list[tuple[float, str, str]], how: How
) -> Iterator[Pair]:
    for likeness, part, other in likely:
        if part in told and other in sought:
            yield _taken(told, sought, part, other, likeness, how)


def _joined(
    apart: list[str], whole: list[str], sides: Callable[[str, str], tuple[str, str]]
) -> Iterator[Pair]:
    """Two or three neighbours that another wrote as one word, in whichever order."""
    if len(apart) < 2:
        return
    for other in tuple(whole):
        run, likeness = run_written_as(other, apart) if len(other) >= SHORTEST_JOINED else ([], 0.0)
        if run:
            for part in run:
                apart.remove(part)
            whole.remove(other)
            told, sought = sides(" ".join(run), other)
            yield Pair(told, sought, likeness, How.TOGETHER)


def run_written_as(other: str, apart: list[str]) -> tuple[list[str], float]:
    """The neighbours that are written so, and how alike they are together; none where there are none."""
    # What is written as one begins with one sound, and only so short a part can change its own in joining.
    head = family(other)[0]
    if not any(len(part) < SHORTEST_SURE or family(part)[0] == head for part in apart):
        return [], 0.0
    most_letters, bones = len(other) + QUIET_LETTERS, skeleton(other)
    for length in range(2, min(LONGEST_RUN, len(apart)) + 1):
        for at in range(len(apart) - length + 1):
            if len(apart[at]) + len(apart[at + 1]) > most_letters:
                continue
            run = apart[at : at + length]
            if all(part in ARTICLES or skeleton(part) == bones for part in run):
                continue  # one part says it without its article
            if likeness := _written_as(other, bones, run) or _written_as(other, bones, run[::-1]):
                return run, likeness
    return [], 0.0


def _written_as(other: str, bones: str, run: list[str]) -> float:
    for joined in ("".join(run), without_articles(run)):
        if bones == skeleton(joined):
            return Indel.normalized_similarity(fold(joined), fold(other), score_cutoff=JOINED_ALIKE)
    return 0.0


def without_articles(run: Sequence[str]) -> str:
    """Parts written together whose article has melted into the next: Abdurrahman is Abdul Rahman.

    >>> without_articles(("ABD", "AL", "RAHMAN")), without_articles(("ABDUL", "RAHMAN"))
    ('ABDRAHMAN', 'ABDRAHMAN')
    """
    bare = [_WITHOUT_ARTICLE.get(part, part) for part in run if part not in ARTICLES]
    return "".join(bare) if len(bare) > 1 else ""
