"""Nobody real: no card, no domain, no carrier, no telephone number and no state's papers."""

import re

from haidang.codes import carriers
from haidang.simulator.airlines import AIRLINES
from haidang.simulator.money import TEST_CARDS

CARDS = {number for _, number in TEST_CARDS}


def luhn(number):
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[0::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


def text(sent):
    """All that was sent, with the lines put together that were cut on the way."""
    return "\n".join("".join(each.data.decode("ascii").splitlines()) for each in sent)


def test_the_test_numbers_pass_the_check_the_schemes_use():
    assert all(luhn(number) for number in CARDS)


def test_every_card_told_is_a_published_test_number(sent):
    paid = set(re.findall(r"[A-Z]{2}:(\d{13,19}):\d{4}", text(sent)))
    assert paid <= CARDS
    assert paid


def test_every_address_of_mail_is_at_an_example_domain(sent):
    hosts = {host.lower() for host in re.findall(r"(?:@|//)([A-Za-z0-9.]+)", text(sent))}
    assert hosts
    assert all(re.search(r"(^|\.)example\.(org|com|net)$", host) for host in hosts)


def test_carriers_belong_to_no_airline():
    for airline in AIRLINES:
        assert carriers.carrier(airline.code) is None
        assert carriers.carrier(airline.icao) is None


def test_no_telephone_number_can_ring(sent):
    numbers = re.findall(r"COM\+\?\+(\d+):TE", text(sent))
    assert numbers
    assert all(re.fullmatch(r"[1-9]\d{0,2}000\d{6}", number) for number in numbers)


def test_papers_are_of_utopia_or_of_no_state(sent):
    issuers = set(re.findall(r"NAT[+:*-]2[+:*-]([A-Z]{3})", text(sent)))
    assert "UTO" in issuers
    assert issuers <= {"UTO", "XXA", "XXB", "XXX", "UNO"}
