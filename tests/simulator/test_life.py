"""The world is lively enough to be worth practising on, and no livelier than life."""

from collections import Counter

import pytest


@pytest.fixture(scope="module")
def bookings(arrived):
    """Every booking as the last push told it."""
    return [
        booking for each, message in arrived if "-departure-" in each.name for booking in message.bookings
    ]


@pytest.fixture(scope="module")
def boarded(arrived):
    """Everyone on board, as the last manifest told them."""
    return [person for each, message in arrived if "-close-" in each.name for person in message.travellers]


def share(things, holds):
    return sum(map(bool, map(holds, things))) / len(things)


def test_people_travel_alone_in_families_and_in_tours(bookings):
    sizes = Counter(len(booking.travellers) for booking in bookings)
    assert 0.4 < sizes[1] / len(bookings) < 0.65
    assert max(sizes) >= 8


def test_most_pay_by_card_and_some_in_cash(bookings):
    kinds = Counter(payment.kind for booking in bookings for payment in booking.payments)
    assert kinds["card"] > 8 * kinds["cash"] > 0


def test_most_bookings_are_weeks_old_and_few_of_the_day(bookings):
    first = min(booking.legs[0].departs for booking in bookings)
    ages = [(first - booking.created.replace(tzinfo=None)).days for booking in bookings]
    assert 0.4 < share(ages, lambda age: age > 14) < 0.9
    assert 0 < share(ages, lambda age: age < 2) < 0.2


def test_bookings_are_sold_by_agencies_and_by_carriers(bookings):
    assert 0.5 < share(bookings, lambda booking: booking.agency and booking.agency.number) < 0.8


def test_some_services_tell_what_must_not_be_kept(bookings):
    codes = {service.code for booking in bookings for service in booking.services}
    assert codes & {"KSML", "MOML", "HNML"}
    assert codes & {"WCHR", "WCHC", "MEDA", "BLND"}


def test_a_card_hides_in_free_text_now_and_then(bookings):
    remarks = [remark.text for booking in bookings for remark in booking.remarks]
    assert any("4111 1111 1111 1111" in text for text in remarks)


def test_most_check_bags_and_some_pool_them(boarded):
    assert 0.3 < share(boarded, lambda person: any(bag.tag for bag in person.bags)) < 0.8


def test_booking_and_manifest_disagree_for_some(arrived):
    told = {"PNRGOV": set(), "PAXLST": set()}
    for each, message in arrived:
        if "-close-" in each.name or "-departure-" in each.name:
            booked = [person for booking in message.bookings for person in booking.travellers]
            told[each.kind] |= {
                person.name.full.replace(" ", "") for person in (*message.travellers, *booked)
            }
    assert 0.005 < len(told["PAXLST"] - told["PNRGOV"]) / len(told["PAXLST"]) < 0.3


def test_names_come_from_many_cultures(boarded):
    surnames = {person.name.surname for person in boarded}
    assert len(surnames) > 60
    assert any(not person.name.given for person in boarded)


def test_sexes_ages_and_homes_vary(boarded):
    assert 0.4 < share(boarded, lambda person: person.sex == "F") < 0.6
    born = [person.born.year for person in boarded]
    assert min(born) < 1960 < 2018 < max(born)
    assert len({person.residence for person in boarded}) > 10


def test_bookings_change_are_split_and_sold_by_partners(arrived):
    everything = [booking for _, message in arrived for booking in message.bookings]
    assert any(booking.cancelled for booking in everything)
    assert any(booking.changes for booking in everything)
    assert any(booking.split for booking in everything)
    prime = [leg for booking in everything for leg in booking.legs if leg.operating_carrier]
    assert any(leg.carrier != leg.operating_carrier for leg in prime)


def test_no_message_tells_what_has_not_happened_yet(arrived):
    for each, message in arrived:
        for booking in message.bookings:
            for moment in (booking.created, booking.changed, booking.ticketed):
                assert moment is None or moment <= each.at, (each.name, booking.locator)


def test_bookings_tell_where_people_live_and_some_where_they_will_stay(bookings):
    purposes = Counter(
        address.purpose
        for booking in bookings
        for address in (*booking.addresses, *(each for t in booking.travellers for each in t.addresses))
    )
    assert purposes["destination"] > 0
    assert sum(purposes.values()) > len(bookings)


def test_a_bag_tag_is_on_one_bag_only(arrived):
    for each, message in arrived:
        if "-close-" in each.name:
            tags = [bag.tag for person in message.travellers for bag in person.bags if bag.tag]
            assert len(set(tags)) == len(tags), each.name
