"""A traveller's page: what was told, where, and why there is a hit."""

import re

import pytest

from haidang.vault.roles import Role


@pytest.fixture
def shown(door, scene):
    return door(Role.ANALYST).get(scene.traveller).content.decode()


def test_every_fact_leads_to_the_segment_it_was_read_from(shown):
    places = set(re.findall(r'href="#(m\d+-\d+)"', shown))
    assert places
    assert places <= set(re.findall(r'id="(m\d+-\d+)"', shown))


def test_manifest_and_booking_stand_side_by_side(shown):
    name = re.search(r"Given names.*?</tr>", shown, re.S)[0]
    assert name.count("JANE") == 2


def test_a_hit_says_why_in_words_with_both_values(shown):
    hit = re.search(r'<article class="card hit.*?</article>', shown, re.S)[0]
    assert "Papers reported lost" in hit
    assert "15/02/1990" in hit
    assert "1991" in hit
    assert "a few years apart" in hit
    assert "Keep the paper" in hit
    assert "not told" in hit


def test_who_travels_with_them_is_shown(shown):
    assert re.search(r"Who travels with them.*DOE.*JOHN", shown, re.S)


def test_numbers_stand_in_part_until_they_are_asked_for(door, scene):
    browser = door(Role.ANALYST)
    assert "A1234567" not in browser.get(scene.traveller).content.decode()
    assert "A1234567" in browser.post(scene.traveller, {"reveal": "1"}).content.decode()
    assert "A1234567" not in browser.get(scene.traveller).content.decode()


def test_the_text_of_the_message_holds_nobody_elses_segments(shown):
    segments = re.search(r'<ol class="segments".*?</ol>', shown, re.S)[0]
    assert "JANE" in segments
    assert "JOHN" not in segments


def test_who_looked_before_is_named(door, scene):
    door(Role.SUPERVISOR, "minh").get(scene.traveller)
    shown = door(Role.ANALYST, "lan").get(scene.traveller).content.decode()
    assert re.search(r"Seen by.*Minh of Utopia.*look at a traveller", shown, re.S)


def test_two_who_were_taken_for_one_are_parted(door, scene):
    from haidang.ledger.bulk import query

    browser = door(Role.ANALYST)
    assert browser.post(scene.traveller, {"part": "tellings"}).status_code == 302
    assert query("SELECT count(*) FROM crossing WHERE given = 'JANE'") == [(2,)]
    assert "They are two people" not in browser.get(scene.traveller).content.decode()
