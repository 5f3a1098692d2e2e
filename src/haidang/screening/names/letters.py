"""Which letters two parts of a name share, in their order: what an officer's eye looks for."""

from msgspec import Struct
from rapidfuzz.distance import LCSseq


class Run(Struct, frozen=True, gc=False):
    """Letters side by side that all agree with the other part, or all do not."""

    text: str
    agrees: bool


def agreeing(told: str, sought: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both parts cut where agreement begins and ends; a blank goes with the letter before it.

    >>> told, sought = agreeing("MUELLER", "MULLER")
    >>> [(run.text, run.agrees) for run in told], [(run.text, run.agrees) for run in sought]
    ([('MU', True), ('E', False), ('LLER', True)], [('MULLER', True)])
    """
    blocks = LCSseq.opcodes(told, sought)
    same = [block for block in blocks if block.tag == "equal"]
    return (
        _runs(told, {at for block in same for at in range(block.src_start, block.src_end)}),
        _runs(sought, {at for block in same for at in range(block.dest_start, block.dest_end)}),
    )


def _runs(text: str, shared: set[int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for at, letter in enumerate(text):
        agrees = at in shared or (letter == " " and bool(runs) and runs[-1].agrees)
        if runs and runs[-1].agrees is agrees:
            runs[-1] = Run(runs[-1].text + letter, agrees)
        else:
            runs.append(Run(letter, agrees))
    return tuple(runs)
