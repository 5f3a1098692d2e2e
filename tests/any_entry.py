"""Any entry a list could hold: what goes out and comes back must be the same."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from haidang.screening import Severity
from haidang.screening.watchlists import Entry, Identifier, IdentifierKind
from haidang.screening.watchlists.formats.values import births
from haidang.travel import Sex

words = st.text("aZ0éĐộЖж杜ع'\",;.-", min_size=1, max_size=8).map(lambda text: f"W{text}")
names = st.builds(" ".join, st.lists(words, min_size=1, max_size=3))
latin = st.text("aZéĐộ", min_size=1, max_size=8)
risky = st.sampled_from(["=", "+", "-", "@", "'="]).flatmap(lambda sign: words.map(lambda word: sign + word))
days = st.dates(date(1900, 1, 1), date(2030, 12, 31))
told_births = st.lists(
    days.map(str)
    | st.integers(1900, 2020).map(str)
    | st.just("1990-02")
    | st.integers(1900, 2019).map(lambda year: f"{year}/{year + 1}"),
    max_size=3,
    unique=True,
)


def several(told: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(told, max_size=3, unique=True).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry of the list Border as every reader makes them: births in their order, validity in its own."""
    born, born_year, further = births(draw(told_births))
    ends = sorted(draw(st.lists(days, max_size=2)))
    nationals = draw(several(st.sampled_from(["UTO", "VNM", "XXA"])))
    identifiers = several(st.builds(Identifier, st.sampled_from(IdentifierKind), words))
    return Entry(
        list_name="Border",
        reference=str(draw(st.uuids())),
        surname=draw(names | risky),
        given=draw(names | st.just("")),
        aliases=draw(several(latin)),
        weak_aliases=draw(several(latin)),
        maiden_names=draw(several(latin)),
        original_names=draw(several(st.sampled_from(["Джейн Доу", "杜簡", "جين دو"]))),
        born=born,
        born_year=born_year,
        births=further,
        birthplace=draw(names | st.none()),
        sex=draw(st.sampled_from(Sex) | st.none()),
        nationality=nationals[0] if nationals else None,
        also_nationals=nationals[1:],
        documents=draw(several(st.tuples(st.just("UTO") | st.none(), words))),
        identifiers=tuple(sorted(draw(identifiers), key=lambda one: list(IdentifierKind).index(one.kind))),
        severity=draw(st.sampled_from(Severity)),
        categories=draw(several(names)),
        valid_from=ends[0] if ends else None,
        valid_until=ends[1] if len(ends) > 1 else None,
        instruction=draw(names | risky | st.just("")),
        instruction_vi=draw(names | st.just("")),
    )
