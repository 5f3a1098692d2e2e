"""Which hits are so nearly the same question that one answer may do for them."""

from haidang.screening.names.normalise import tokens


def same_name(one: str, other: str) -> bool:
    """Whether two names are told with the same parts, in whatever order and under whatever title.

    >>> same_name("DOE JANE", "JANE DOE MRS"), same_name("JANE DOE", "JANET DOE")
    (True, False)
    """
    return sorted(tokens(one)) == sorted(tokens(other))
