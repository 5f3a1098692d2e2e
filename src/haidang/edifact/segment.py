"""One segment of an interchange: a tag and its elements, each a tuple of components."""

from msgspec import Struct

Element = tuple[str, ...]


class Segment(Struct, frozen=True, gc=False):
    """``text`` is the segment as told, decoded, lines joined, without its terminator.

    A piece that is no segment at all keeps its text and has an empty ``tag``. ``repeats`` holds, by number
    of the element, the second and further repetitions of that element (ISO 9735-1 version 4, section 8.6);
    ``elements`` has the first. The same words told twice may be one segment, told in two places.
    """

    tag: str
    elements: tuple[Element, ...] = ()
    text: str = ""
    repeats: dict[int, tuple[Element, ...]] | None = None

    def get(self, element: int, component: int = 0) -> str:
        """The component at that place without blanks around it, empty when left off.

        >>> Segment("LOC", (("125",), (" AAA",))).get(1)
        'AAA'
        >>> Segment("LOC", (("125",),)).get(4, 2)
        ''
        """
        try:
            return self.elements[element][component].strip()
        except IndexError:
            return ""

    def element(self, number: int) -> Element:
        """All components of an element, none when the element was left off.

        >>> Segment("LOC", (("180",), ("UTO", "", "", "AMAUROT"))).element(1)
        ('UTO', '', '', 'AMAUROT')
        """
        return self.elements[number] if number < len(self.elements) else ()
