"""``python -m fuzz read -runs=100000``: try to break one promise. Every further word goes to libFuzzer.

What breaks it is written to the working folder as ``crash-...``: mend the reader and keep the bytes as a
specimen. The many short inputs that led to something new are kept in ``fuzz/found`` and tried first.
"""

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
FOUND = Path(__file__).parent / "found"


def main() -> None:
    name, *words = sys.argv[1:] or [""]
    with atheris.instrument_imports(include=["haidang"], exclude=_untried(name)):
        from fuzz.promises import PROMISES
        from fuzz.seeds import list_seeds, seeds
    promises = {promise.name: promise for promise in PROMISES}
    if name not in promises:
        raise SystemExit(f"no promise is called {name!r}: give one of {', '.join(promises)}")
    promise = promises[name]
    found, sown = FOUND / name, FOUND / "seeds" / name
    for folder in (found, sown):
        folder.mkdir(parents=True, exist_ok=True)
    of_lists = _TRIED.get(name) == LISTS
    specimens = ROOT / "tests" / ("screening/lists" if of_lists else "messages/golden")
    for number, seed in enumerate((list_seeds if of_lists else seeds)(specimens, promise.longest)):
        (sown / str(number)).write_bytes(seed)
    longest = f"-max_len={promise.longest}"
    atheris.Setup([sys.argv[0], longest, *words, str(found), str(sown)], promise.broken_by)
    atheris.Fuzz()


LISTS = "haidang.screening.watchlists.formats"
_TRIED = {
    "segments": "haidang.edifact",
    "round_trip": "haidang.edifact",
    "lists": LISTS,
    "listed_papers": LISTS,
}


def _untried(name: str) -> list[str]:
    """Every module whose steps are not counted: counting those that others try would only cost time."""
    tried = _TRIED.get(name, "haidang.messages")
    modules = (path.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("*.py"))
    names = [".".join(module.with_suffix("").parts).removesuffix(".__init__") for module in modules]
    return [each for each in names if not each.startswith(tried)]


main()
