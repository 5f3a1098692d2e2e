"""The flights board: what crosses when, filtered by its address."""

import re

import pytest

from haidang.vault.roles import Role


@pytest.fixture
def board(door, scene):
    browser = door(Role.ANALYST)
    return lambda asked="": browser.get(f"/flights/?{asked}").content.decode()


def test_a_flight_shows_its_ports_its_travellers_and_its_hits(board, scene):
    row = re.search(r'<tr id="flight-.*?</tr>', board(), re.S)[0]
    assert "X1123" in row
    assert "Hanoi" in row
    assert "Paris" in row
    assert re.search(r'class="number">\s*2\s*<', row)
    assert 'class="severity top"' in row
    assert "outbound" in row


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("origin=han", True),
        ("origin=SGN", False),
        ("destination=CDG&carrier=x1&number=0123", True),
        ("carrier=VN", False),
        ("direction=outbound", True),
        ("direction=inbound", False),
        ("hits=on", True),
        ("ahead=6&back=1", True),
        ("origin=%27;DROP", False),
        ("ahead=-1&back=many", True),
    ],
)
def test_the_address_says_what_is_shown(board, asked, there):
    assert ("X1123" in board(asked)) is there


def test_an_empty_board_says_what_to_do(board):
    assert "Widen the hours" in board("carrier=ZZ")


def test_a_flight_lists_its_travellers_by_booking_with_documents_in_part(door, scene):
    shown = door(Role.ANALYST).get(scene.flight).content.decode()
    assert "TYR123" in shown
    assert "2 travellers" in shown
    assert "•••567" in shown
    assert "A1234567" not in shown
