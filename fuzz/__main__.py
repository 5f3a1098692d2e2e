"""``python -m fuzz read -runs=100000``: try to break one promise. Every further word goes to libFuzzer.

What breaks it is written to the working folder as ``crash-...``: mend the reader and keep the bytes as a
specimen.
"""

import sys
from pathlib import Path

import atheris

SPECIMENS = Path(__file__).parent.parent / "tests" / "messages" / "golden"
FOUND = Path(__file__).parent / "found"


def main() -> None:
    with atheris.instrument_imports(include=["haidang.edifact", "haidang.messages"]):
        from fuzz.promises import PROMISES
    promises = {promise.__name__: promise for promise in PROMISES}
    name, *words = sys.argv[1:] or [""]
    if name not in promises:
        raise SystemExit(f"no promise is called {name!r}: give one of {', '.join(promises)}")
    (FOUND / name).mkdir(parents=True, exist_ok=True)
    folders = [str(FOUND / name), *(str(folder) for folder in sorted(SPECIMENS.iterdir()))]
    atheris.Setup([sys.argv[0], *words, *folders], promises[name])
    atheris.Fuzz()


main()
