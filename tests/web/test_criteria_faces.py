"""A criterion is written as text, in boxes or as a sentence, with and without script."""

import html
import io
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from haidang.screening.criteria import parse
from haidang.screening.criteria.builder import box_of, to_form
from haidang.vault.roles import Role

WRITE = "/criteria/write/"
TEXT = 'movement.origin is "HAN" and (booking.lead_hours < 24 or payment.kind is "cash")'


@pytest.fixture
def author(door: Any) -> Any:
    return door(Role.CRITERIA_AUTHOR)


def page(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def test_a_text_becomes_boxes_and_the_boxes_the_same_text(author: Any) -> None:
    shown = page(author.post(WRITE, {"face": "text", "text": TEXT, "exonerating": "", "do": "face:build"}))
    assert 'name="text:0.1.1.field" value="payment.kind"' in shown

    boxes = {f"text:{name}": told for name, told in to_form(box_of(parse(TEXT)))}
    shown = page(author.post(WRITE, {"face": "build", **boxes, "do": "face:text"}))
    assert f">{TEXT}</textarea>" in shown


def test_boxes_are_added_without_script(author: Any) -> None:
    boxes = {f"text:{name}": told for name, told in to_form(box_of(parse(TEXT)))}
    shown = page(author.post(WRITE, {"face": "build", **boxes, "do": "text:add@0.1"}))
    assert 'name="text:0.1.2.field"' in shown
    assert "choose a field" in shown


@pytest.mark.parametrize(("language", "begins"), [("en", "The port of departure is"), ("vi", "Cảng đi là")])
def test_a_text_is_said_in_the_officers_language_and_read_back(door: Any, language: str, begins: str) -> None:
    author = door(Role.CRITERIA_AUTHOR, language=language)
    shown = page(author.post(WRITE, {"text": TEXT, "exonerating": "", "do": "face:say"}))
    assert begins in shown
    said = shown.split('<textarea name="text" rows="4">')[1].split("</textarea>")[0]
    shown = page(author.post(WRITE, {"face": "say", "text": said, "exonerating": "", "do": "face:text"}))
    assert 'movement.origin is "HAN" and (booking.lead_hours < 24 or payment.kind is "cash")' in shown


def test_what_does_not_read_stays_where_it_was_written(author: Any) -> None:
    shown = page(author.post(WRITE, {"face": "text", "text": "booking.lead_hour < 24", "do": "face:build"}))
    assert ">booking.lead_hour < 24</textarea>" in shown


def test_what_stands_behind_unless_goes_into_the_second_part(author: Any) -> None:
    text = "booking.lead_hours < 24 unless booking.frequent_flyer is yes"
    shown = page(author.post(WRITE, {"face": "text", "text": text, "exonerating": "", "do": "face:text"}))
    assert ">booking.frequent_flyer is yes</textarea>" in shown


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ({"begun": "booking.lead"}, "booking.lead_hours"),
        ({"begun": "any doc"}, "any document where ("),
        ({"field": "movement.origin", "begun": "HAN"}, "HAN"),
        ({"field": "movement.origin", "begun": "hanoi"}, "HAN"),
        ({"field": "payment.kind", "begun": "ca"}, "card"),
        ({"field": "issuer", "noun": "document", "begun": "utop"}, "UTO"),
        ({"field": "movement.carrier", "begun": "vietnam airl"}, "VN"),
        ({"field": "movement.origin", "named": "country", "begun": "colom"}, "COL"),
    ],
)
def test_fields_and_values_are_completed(author: Any, asked: dict[str, str], first: str) -> None:
    assert author.get("/criteria/words/", asked).json()["words"][0]["value"] == first


def test_an_analyst_is_not_offered_words(door: Any) -> None:
    assert door(Role.ANALYST).get("/criteria/words/?begun=b").status_code == 403


def test_all_criteria_are_taken_away_and_taken_in_again_as_drafts(author: Any) -> None:
    written = {
        "name": "Booked late",
        "text": TEXT,
        "exonerating": "booking.frequent_flyer is yes",
        "severity": "high",
        "offence": "narcotics",
        "legal_basis": "Passenger Data Act of Utopia, section 7",
        "justification": "Couriers are often booked within a day.",
        "expires_on": str(date.today() + timedelta(days=60)),
        "expected_hits": "20",
    }
    author.post(WRITE, written)
    taken = zipfile.ZipFile(io.BytesIO(author.post("/criteria/files/", {"do": "export"}).content))
    file = taken.read("criterion-1.txt").replace(b"Booked late", b"Booked very late")
    sent = {
        "do": "import",
        "file": [SimpleUploadedFile("one.txt", file), SimpleUploadedFile("two.txt", b"x")],
    }
    answer = page(author.post("/criteria/files/", sent))
    assert "two.txt</b>: no criterion in it" in answer
    assert "A draft of Booked very late is kept." in answer
    shown = page(author.get("/criteria/2/"))
    assert 'movement.origin is "HAN" and (booking.lead_hours < 24 or payment.kind is "cash")' in shown


def test_an_analyst_takes_no_criteria_away(door: Any) -> None:
    assert door(Role.ANALYST).post("/criteria/files/", {"do": "export"}).status_code == 403
