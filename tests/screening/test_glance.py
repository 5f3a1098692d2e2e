"""Whoever an index of a few entries finds is not left out at a glance, however the name is written."""

from hypothesis import given
from hypothesis import strategies as st

from any_entry import days, entries
from haidang.screening.watchlists import Entry, Segment, WatchlistIndex
from haidang.screening.watchlists.glance import Glance
from haidang.travel import Document, Name, Traveller

PARTS = st.sampled_from(
    (
        "JANE",
        "JAYNE",
        "DOE",
        "NGUYEN",
        "NGU",
        "YEN",
        "VAN",
        "ANH",
        "VANANH",
        "MOHAMMED",
        "ABDUL",
        "RAHMAN",
        "ALI",
        "AL",
        "ABDURAHMAN",
        "J",
    )
)
NAMES = st.lists(PARTS, min_size=1, max_size=4).map(" ".join)
ENTRIES = st.builds(
    Entry,
    list_name=st.just("Border"),
    surname=NAMES,
    given=NAMES | st.just(""),
    original_names=st.lists(st.sampled_from(["Джейн Доу", "杜簡", "جين دو"]), max_size=1).map(tuple),
    born=days | st.none(),
    documents=st.lists(st.tuples(st.none(), st.sampled_from(["L1", "L2"])), max_size=1).map(tuple),
)
TRAVELLERS = st.builds(
    Traveller,
    name=st.builds(Name, surname=NAMES, given=st.lists(PARTS, max_size=2).map(tuple)),
    booked_as=st.none() | st.builds(Name, surname=NAMES),
    born=days | st.none(),
    documents=st.lists(
        st.builds(Document, kind=st.just("P"), number=st.sampled_from(["L1", "L3"])), max_size=1
    ).map(tuple),
)


@given(st.lists(ENTRIES, min_size=1, max_size=3), TRAVELLERS)
def test_whoever_the_index_finds_is_seen(listed: list[Entry], traveller: Traveller) -> None:
    segment = Segment.of(listed)
    if WatchlistIndex(listed, threshold=-30.0).matches(traveller):
        assert Glance(segment).falls_on(traveller)


@given(entries())
def test_an_entry_is_seen_in_whoever_bears_its_name(entry: Entry) -> None:
    named = Traveller(name=Name(surname=entry.surname, given=tuple(entry.given.split())))
    if WatchlistIndex([entry], threshold=-30.0).matches(named):
        assert Glance(Segment.of([entry])).falls_on(named)


def test_a_stranger_is_not_seen() -> None:
    glance = Glance(Segment.of([Entry(list_name="Border", surname="Nguyen", given="Van Anh")]))
    assert not glance.falls_on(Traveller(name=Name(surname="NGUYEN", given=("THI", "LAN"))))
