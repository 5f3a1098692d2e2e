"""``scorecard.toml`` as written: a version, the points of name terms, of birth dates."""

from collections.abc import Mapping
from pathlib import Path

from haidang.screening.names.compare import How
from haidang.screening.watchlists.birth import Births
from haidang.screening.watchlists.scorecard import SIDES

FILE = Path(__file__).parents[1] / "src/haidang/screening/watchlists/data/scorecard.toml"
_PLAIN = (
    "name", "complete", "loose", "much", "further", "alone told", "alone sought", "both alone", "contradicted"
)  # fmt: skip
_GRADED = {
    How.CONSONANTS: (20, 50, 80),
    How.TOGETHER: (60, 80, 90),
    How.NEARLY: (60, 70, 80, 90),
    How.FAMILY: (60, 70, 80, 100),
    How.WHOLE: (60, 70, 80, 100),
}
_ALONE = (How.NOT_SOUGHT, How.NOT_TOLD)
AGREEING = [
    how.name.lower() + grade
    for how in How
    if how not in _ALONE
    for grade in [f" {least}" for least in _GRADED.get(how, ())] or [""]
]
TERMS = [f"{side} {term}" for side in SIDES for term in _PLAIN] + [
    f"{side} {term}{length}" for side in SIDES for term in AGREEING for length in ("", " short")
]
TOGETHER = (
    "day little",
    *(f"{group} {term}" for group in ("near", "other") for term in ("agreed", "whole", "contradicted")),
)
_HEAD = """\
# What each agreement is worth, in powers of two of evidence. Written by `python -m benchmarks.fit_names`,
# put in force by a person's review. `written`: both names stand in Latin letters; `read`: one was read from
# another script. Two numbers are for name parts of more than three letters and for shorter ones, and are
# multiplied by how rare the part is; a number behind a likeness (nearly, family, whole) is the least
# likeness in hundredths. `together` is what names and birth dates tell in concert, never above nought.
"""


def text(version: int, points: Mapping[str, float], births: Mapping[Births, float], threshold: float) -> str:
    """The whole file."""
    lines = [_HEAD, f"version = {version}", f"threshold = {threshold:.1f} # of a list of 100,000 names"]
    for side in SIDES:
        lines += ["", f"[{side}]"]
        lines += [f"{_key(term)} = {points[f'{side} {term}']:.2f}" for term in _PLAIN]
        lines += [
            f"{_key(term)} = [{points[f'{side} {term}']:.2f}, {points[f'{side} {term} short']:.2f}]"
            for term in AGREEING
        ]
    lines += ["", "[together]", *(f'"{term}" = {points[term]:.2f}' for term in TOGETHER)]
    lines += ["", "[births]", *(f"{birth.name.lower()} = {births[birth]:.1f}" for birth in Births)]
    return "\n".join(lines).replace("-0.00", "0.00").replace("-0.0\n", "0.0\n") + "\n"


def _key(term: str) -> str:
    return f'"{term}"' if " " in term else term
