"""Whose bags a baggage system speaks of."""

from collections.abc import Callable

from haidang.ledger.bulk import query
from haidang.procedures.verify import verify
from specimens import bag, manifest

Take = Callable[..., None]


def owners() -> list[tuple[str, str]]:
    return query("SELECT given, bagged_because FROM crossing WHERE bagged IS NOT NULL ORDER BY given")


def loose() -> int:
    [(count,)] = query("SELECT count(*) FROM loose_bag")
    return count


def test_bags_go_to_the_only_traveller_of_that_name(take_in: Take) -> None:
    take_in(manifest("DOE:JANE", "ROE:RICK"), bag("DOE/J"))
    assert owners() == [("JANE", "the name, which nobody else on the movement has")]
    assert query("SELECT count(*) FROM movement") == [(1,)]


def test_bags_of_a_name_two_have_stay_loose(take_in: Take) -> None:
    take_in(manifest("DOE:JANE", "DOE:JOHN"), bag("DOE/J"))
    assert (owners(), loose()) == ([], 1)


def test_bags_told_before_their_owner_wait_for_them(take_in: Take) -> None:
    take_in(bag("DOE/J"))
    assert loose() == 1
    take_in(manifest("DOE:JANE"))
    assert (owners(), loose()) == ([("JANE", "the name, which nobody else on the movement has")], 0)
    assert verify() == []


def test_the_same_bag_told_again_is_one_bag(take_in: Take) -> None:
    take_in(manifest("DOE:JANE"), bag("DOE/J"), bag("DOE/J", change="CHG", seat="23A"))
    [(bags,)] = query("SELECT jsonb_array_length(bagged) FROM crossing")
    assert bags == 1


def test_a_bag_does_not_change_when_the_flight_leaves(take_in: Take) -> None:
    take_in(manifest("DOE:JANE"), bag("DOE/J"))
    [(departs,)] = query("SELECT departs_local::text FROM movement")
    assert departs == "2026-04-01 12:00:00"


def test_bags_told_early_without_a_port_do_not_lead_later_ones_astray(take_in: Take) -> None:
    def portless(tag: str) -> bytes:
        return bag("DOE/J", tag=tag).replace(b"/CDG/Y", b"")

    take_in(portless("0738123456001"))
    take_in(manifest("DOE:JANE"))
    take_in(portless("0738999999001"))
    assert owners() == [("JANE", "the name, which nobody else on the movement has")]
