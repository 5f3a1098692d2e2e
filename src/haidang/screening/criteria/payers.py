"""Whether somebody who pays also travels."""

from haidang.travel import Crossing


def pays_for_others(payer: str | None, crossing: Crossing) -> bool | None:
    """Whether nobody on the booking has the payer's name; ``None`` where no payer is told."""
    if not payer or crossing.booking is None:
        return None
    people = (crossing.traveller, *crossing.companions, *crossing.booking.travellers)
    names = {_letters(" ".join((*person.name.given, person.name.surname))) for person in people}
    return _letters(payer) not in names


def _letters(name: str) -> str:
    """A name's letters in order of the alphabet: word order, blanks and case do not count."""
    return "".join(sorted(letter for letter in name.upper() if letter.isalpha()))
