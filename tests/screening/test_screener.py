"""One crossing against everything, and what happens when a part of it breaks."""

from datetime import date

from haidang.screening import Criterion, Entry, HitKind, Screener, Severity, WatchlistIndex, screen
from haidang.travel import Booking, Payment
from utopians import crossing, traveller

LISTED = Entry(
    id=5,
    version=2,
    list_name="Border",
    surname="Doe",
    given="Jane",
    born=date(1990, 2, 15),
    severity=Severity.TOP,
)
LATE = Criterion.parse(id=9, version=4, name="Late", text="booking.lead_hours < 24", severity=Severity.HIGH)
BREAKS = Criterion.parse(id=8, version=1, name="Breaks", text="payment.count > 0")


def test_lists_and_criteria_each_give_their_hit_with_the_version_that_spoke() -> None:
    hits = Screener(WatchlistIndex([LISTED]), (LATE,)).screen(crossing()).hits
    assert [(hit.kind, hit.source, hit.version, hit.title, hit.severity) for hit in hits] == [
        (HitKind.WATCHLIST, 5, 2, "Border", Severity.TOP),
        (HitKind.CRITERION, 9, 4, "Late", Severity.HIGH),
    ]
    assert hits[0].likeness is not None
    assert hits[1].likeness is None
    assert all(hit.reasons for hit in hits)


def test_a_criterion_that_breaks_is_reported_without_data_and_the_others_run_on() -> None:
    broken = crossing(booking=Booking(payments=None, created=crossing().booking.created))  # type: ignore[arg-type, union-attr]
    screening = Screener(WatchlistIndex([LISTED]), (BREAKS, LATE)).screen(broken)
    assert [hit.title for hit in screening.hits] == ["Border", "Late"]
    [failure] = screening.failures
    assert (failure.source, failure.version, failure.title) == (8, 1, "Breaks")
    assert failure.what == "field payment.count failed: TypeError"


def test_a_list_that_breaks_on_a_crossing_does_not_stop_the_criteria() -> None:
    nameless = traveller(documents=None)
    screening = Screener(WatchlistIndex([LISTED]), (LATE,)).screen(crossing(traveller=nameless))
    assert [hit.title for hit in screening.hits] == ["Late"]
    assert [(failure.source, failure.title) for failure in screening.failures] == [(None, "watchlist")]


def test_a_crossing_that_gives_no_reason_gives_no_hit() -> None:
    calm = crossing(traveller=traveller("RICHARD ROE"), booking=Booking(payments=(Payment(kind="card"),)))
    [screening] = screen([calm], entries=[LISTED], criteria=[LATE])
    assert screening.hits == ()
    assert screening.failures == ()


def test_many_are_screened_as_each_is_alone_also_when_one_breaks_the_list() -> None:
    screener = Screener(WatchlistIndex([LISTED]), (LATE,))
    broken = traveller(born=None, born_as_told=1990)
    told = [crossing(), crossing(traveller=broken), crossing(traveller=traveller("RICK ROE"))]
    together = screener.screen_many(told)
    assert together == [Screener(WatchlistIndex([LISTED]), (LATE,)).screen(one) for one in told]
    assert [len(screening.failures) for screening in together] == [0, 1, 0]


def test_a_criterion_may_ask_how_near_a_list_entry_comes() -> None:
    near = Criterion.parse(
        id=7, name="Near", text="traveller.list_likeness >= 0.5 and booking.lead_hours < 24"
    )
    screener = Screener(WatchlistIndex([LISTED]), (near,))
    assert [hit.title for hit in screener.screen(crossing()).hits] == ["Border", "Near"]
    assert screener.screen(crossing(traveller=traveller("RICHARD ROE"))).hits == ()
    assert screener.stopped is None
