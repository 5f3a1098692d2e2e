"""The page of the manual that holds the figures: each benchmark writes its own chapters of it."""

from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "benchmarks.md"
CHAPTER = "\n## "


def write(text: str) -> None:
    """Put chapters in the place of those of the same title, new ones at the end; the rest stays.

    What stands before the first chapter replaces the page's beginning unless it is empty.
    """
    head, chapters = _parted(PAGE.read_text("utf-8"))
    new_head, new_chapters = _parted(text)
    whole = [new_head.strip() or head.strip(), *(chapters | new_chapters).values()]
    PAGE.write_text(CHAPTER.join(part.strip() + "\n" for part in whole), encoding="utf-8")


def _parted(text: str) -> tuple[str, dict[str, str]]:
    head, *chapters = ("\n" + text).split(CHAPTER)
    return head, {chapter.partition("\n")[0]: chapter for chapter in chapters}
