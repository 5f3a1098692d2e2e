"""``python -m fuzz read -runs=100000``: try to break one promise. Every further word goes to libFuzzer.

What breaks it is written to the working folder as ``crash-...``: mend the reader and keep the bytes as a
specimen.
"""

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
FOUND = Path(__file__).parent / "found"
SPECIMENS = ROOT / "tests" / "messages" / "golden"
TRIED = ("haidang.edifact", "haidang.messages")
LONGEST_SPECIMEN = 1000
"""Bytes. A few hundred tell whatever can be told wrongly, and are read ten times as often as thousands."""


def main() -> None:
    with atheris.instrument_imports(include=list(TRIED), exclude=list(_untried())):
        from fuzz.promises import PROMISES
    promises = {promise.__name__: promise for promise in PROMISES}
    name, *words = sys.argv[1:] or [""]
    if name not in promises:
        raise SystemExit(f"no promise is called {name!r}: give one of {', '.join(promises)}")
    (FOUND / name).mkdir(parents=True, exist_ok=True)
    seeds = ",".join(str(path) for path in _seeds())
    atheris.Setup([sys.argv[0], f"-seed_inputs={seeds}", *words, str(FOUND / name)], promises[name])
    atheris.Fuzz()


def _untried() -> list[str]:
    """Every other module of the project: counting its steps, too, would only cost time."""
    modules = (path.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("*.py"))
    names = [".".join(module.with_suffix("").parts).removesuffix(".__init__") for module in modules]
    return [name for name in names if not name.startswith(TRIED)]


def _seeds() -> list[Path]:
    told = (path for path in sorted(SPECIMENS.glob("*/*")) if path.suffix != ".json")
    return [path for path in told if path.stat().st_size <= LONGEST_SPECIMEN]


main()
