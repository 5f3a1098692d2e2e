"""A booking made in another name than the document's: both are kept, and both are found."""

from datetime import date

import pytest

from haidang.messages import read
from haidang.screening.watchlists import Entry, WatchlistIndex
from haidang.travel import Name, Traveller
from haidang.travel.joining import alike, join
from specimens import push

BORN = date(1990, 2, 15)
JANE = Traveller(name=Name(surname="DOE", given=("JANE",)), born=BORN)
BOOKED = Traveller(name=Name(surname="BRANDENSTEIN", given=("KATHARINA",)), born=BORN)
DOCS = "SSR+DOCS:HK:1:X1:::::/P/UTO/L898902C3/UTO/15FEB90/F/01JAN31/{name}+::1'"


def told(booked: str, document: str) -> Traveller:
    text = push(booked).decode()
    body, behind = text.split("TVL+010426:1200:010426:1900+HAN+CDG+X1+123:Y")
    whole = f"{body}{DOCS.format(name=document)}TVL+010426:1200:010426:1900+HAN+CDG+X1+123:Y{behind}"
    [message] = read(whole.encode())
    return message.bookings[0].travellers[0]


def test_the_name_on_the_document_is_theirs_and_the_booked_one_is_kept() -> None:
    jane = told("ROE:JANEMRS", "DOE/JANE")
    assert jane.name.full == "JANE DOE"
    assert jane.booked_as == Name(surname="ROE", given=("JANE",), title="MRS")
    assert jane.at["booked_as"] < jane.at["name"]


@pytest.mark.parametrize("booked", ["DOE:JANE MARIE", "DOE:JANEMARIEMRS", "DOE:JANE"])
def test_a_name_that_is_only_cut_is_no_other_name(booked: str) -> None:
    assert told(booked, "DOE/JANE/MARIE").booked_as is None


def test_a_manifest_keeps_the_name_of_the_booking_beside_its_own() -> None:
    assert join(JANE, BOOKED).booked_as == BOOKED.name
    assert join(JANE, JANE).booked_as is None


def test_a_manifest_in_the_name_that_was_booked_is_of_the_same_traveller() -> None:
    married = Traveller(name=JANE.name, booked_as=BOOKED.name, born=BORN)
    assert alike(BOOKED, married)


def test_a_list_finds_them_by_the_name_they_booked_in() -> None:
    entry = Entry(list_name="Border", surname="Brandenstein", given="Katharina", born=BORN)
    assert not WatchlistIndex([entry]).matches(JANE)
    [match] = WatchlistIndex([entry]).matches(join(JANE, BOOKED))
    assert [reason.told for reason in match.reasons if reason.part == "name"] == ["KATHARINA BRANDENSTEIN"]
