"""A criterion that does not read, or may not be."""

from haidang.said import Said


class CriterionError(ValueError):
    """``what`` says what is wrong and what would do; ``start`` and ``end`` are the place in ``text``.

    >>> print(CriterionError(Said("expected a field"), "and x is 1", 0, 3))
    expected a field
        and x is 1
        ^^^
    """

    def __init__(self, what: Said, text: str, start: int, end: int) -> None:
        super().__init__(what, text, start, end)
        self.what, self.text, self.start, self.end = what, text, start, end

    def __str__(self) -> str:
        line_start = self.text.rfind("\n", 0, self.start) + 1
        line = self.text[line_start:].partition("\n")[0]
        marker = " " * (self.start - line_start) + "^" * max(
            min(self.end, line_start + len(line)) - self.start, 1
        )
        return f"{self.what}\n    {line}\n    {marker}"
