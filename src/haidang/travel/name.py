"""What a person is called, in the parts the carrier told them in."""

from msgspec import Struct


class Name(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Family name and given names as told, with a glued title or suffix taken off."""

    surname: str
    given: tuple[str, ...] = ()
    title: str | None = None

    @property
    def full(self) -> str:
        """Given names first.

        >>> Name(surname="DOE", given=("JANE", "MARIE")).full
        'JANE MARIE DOE'
        """
        return " ".join((*self.given, self.surname))
