"""Every word on a page is in the catalogue of every language, and the compiled catalogue is up to date.

After changing words: ``pytest tests/web/test_words.py --bless`` brings the catalogues up to date (new words
come in empty, old ones go), then translate what this test names and bless once more.
"""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import haidang.web

WEB = Path(haidang.web.__file__).parent
LANGUAGES = ("vi",)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def catalogue(language: str) -> Path:
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    with catalogue(language).open("rb") as stream:
        return read_po(stream, locale=language)


def on_pages() -> Catalog:
    """What templates and pages say, and what other rooms say through them by ``Said``."""
    found = Catalog()
    for *_place, text, _comments, _context in extract_from_dir(
        WEB.parent, [("**.py", "python")], keywords={"Said": None}
    ):
        found.add(text)
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    options = {"**/templates/**.html": {"extensions": "jinja2.ext.i18n,jinja2.ext.do", "silent": "false"}}
    for _file, _line, text, comments, context in extract_from_dir(WEB, methods, options, KEYWORDS):
        found.add(text, auto_comments=comments, context=context)
    return found


def written(catalog: Catalog, head: bytes) -> bytes:
    stream = io.BytesIO()
    write_po(
        stream, catalog, sort_output=True, no_location=True, width=100, ignore_obsolete=True, omit_header=True
    )
    return head + b"\n\n" + stream.getvalue().strip() + b"\n"


def compiled(catalog: Catalog) -> bytes:
    stream = io.BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def whole(message: Message) -> bool:
    said = message.string
    return bool(said) and (isinstance(said, str) or all(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_on_a_page_is_translated(language, request):
    known = read(language)
    if request.config.getoption("--bless"):
        head, _, _ = catalogue(language).read_bytes().partition(b"\n\n")
        known.update(on_pages(), no_fuzzy_matching=True)
        catalogue(language).write_bytes(written(known, head))
        known = read(language)
        catalogue(language).with_suffix(".mo").write_bytes(compiled(known))
    said = {message.id for message in on_pages() if message.id}
    translated = {message.id for message in known if message.id and not message.fuzzy and whole(message)}
    assert said - translated == set(), f"to be translated in {catalogue(language).name}"
    assert translated - said == set(), "no page says this any more: bless the catalogue"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_places_of_values(language):
    wrong = [message.id for message in read(language) if list(message.check())]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_up_to_date(language):
    assert catalogue(language).with_suffix(".mo").read_bytes() == compiled(read(language)), "bless it"


ANOTHER_SENSE = (
    "on purpose",
    "supervise and audit",
    "document type",
    "refugee travel document",
    "haidang watchlist",
)
"""Where an English word of the glossary does not stand for the thing."""


def glossary() -> dict[str, tuple[str, ...]]:
    """What each English word of ``docs/words.md`` is called in Vietnamese, its short forms too."""
    rows = (WEB.parents[2] / "docs" / "words.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("| ")][1:]
    return {
        english: tuple(re.sub(r" *\(.*\)", "", vietnamese).lower().split("; "))
        for several, vietnamese, *_ in cells
        for english in several.split(", ")
    }


def says(word: str, text: str) -> bool:
    plural = {"criterion": "criteria", "quarantine": "quarantine"}.get(word, re.sub("y$", "ie", word) + "s")
    return (
        re.search(rf"(?<![\w.-])({re.escape(word)}|{re.escape(plural)})(?![\w.-]*\w)", text, re.I) is not None
    )


@pytest.mark.parametrize(("english", "vietnamese"), glossary().items())
def test_a_thing_has_one_word_in_each_language(english, vietnamese):
    otherwise = {}
    for message in read("vi"):
        said, translated = (
            each if isinstance(each, str) else each[0] for each in (message.id, message.string)
        )
        for other in ANOTHER_SENSE:
            said = said.replace(other, "")
        said = re.sub(r"%\(\w+\)s", "", said)
        if says(english, said) and not any(word in translated.lower() for word in vietnamese):
            otherwise[message.id] = message.string
    assert otherwise == {}


def test_every_word_the_other_rooms_say_to_officers_is_marked_for_translation():
    from haidang.codes import documents
    from haidang.desk import Outcome, State
    from haidang.messages import bags, cusres, paxlst, pnrgov
    from haidang.screening.hit import HitKind, Severity
    from haidang.screening.names.compare import How
    from haidang.screening.watchlists import IdentifierKind, NameKind
    from haidang.screening.watchlists.birth import Births
    from haidang.travel import Booking, ContactKind, Role, Sex, Traveller
    from haidang.vault import roles
    from haidang.web import words, words_of_lists, words_of_told

    rooms = (words, words_of_lists, words_of_told)
    marked = {
        word for room in rooms for name, group in vars(room).items() if name.isupper() for word in group
    }
    kinds = (State, Outcome, HitKind, Severity, How, Births, ContactKind, Role, Sex)
    kinds += (IdentifierKind, NameKind)
    kinds += (roles.Permission, roles.Purpose, roles.Role)
    said = {str(each) for kind in kinds for each in kind}
    said |= {documents.kind(row["code"]) for row in documents.rows("documents")}
    facts = {*Traveller.__struct_fields__, *Booking.__struct_fields__} - {"at", "first", "last"}
    said |= {fact.replace("_", " ") for fact in facts}
    said |= {function for kind in (bags, cusres, paxlst, pnrgov) for function in kind.FUNCTIONS.values()}
    assert said - marked == set()


def test_all_that_criteria_are_written_with_has_its_words():
    from haidang.codes.offences import offences
    from haidang.messages.problem import PROBLEM_KINDS
    from haidang.screening.criteria import CATALOGUE, NOUNS
    from haidang.web import words_of_criteria, words_of_told

    helps = {field.help for field in CATALOGUE.values()}
    helps |= {each.help for noun in NOUNS.values() for each in (noun, *noun.fields.values())}
    assert helps <= set(words_of_criteria.FIELD_HELP)
    assert {field.kind.__name__ for field in CATALOGUE.values()} <= set(words_of_criteria.FIELD_KINDS)
    assert set(offences().values()) <= set(words_of_criteria.OFFENCES)
    assert set(PROBLEM_KINDS) <= set(words_of_told.PROBLEM_KINDS)


READING = ("edifact", "messages", "screening/watchlists/formats")

SAYERS = {
    "Problem",
    "problem",
    "_problem",
    "Repair",
    "_mend",
    "Rejected",
    "Unfit",
    "Broken",
    "NotXml",
    "EdifactError",
}
"""Who is given a sentence, whatever its values."""

NAMED = {"what", "why", "wrong"}
"""What a sentence is called until it is given to them."""


def sentences(room: str) -> Iterator[str]:
    """Each as it stands in the code, with a number for every value."""
    for file in (WEB.parent / room).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=sayer) | ast.Attribute(attr=sayer)) if sayer in SAYERS:
                    for given in (*node.args, *(each.value for each in node.keywords)):
                        yield from texts(given)
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in NAMED:
                    yield from texts(value)


def texts(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
        case ast.IfExp() | ast.Tuple() | ast.BinOp():
            for part in ast.iter_child_nodes(node):
                yield from texts(part)


@pytest.mark.parametrize("room", READING)
def test_whatever_a_room_may_say_is_marked(room):
    from haidang.messages import PROBLEM_KINDS
    from haidang.web.sentences import is_marked

    said = {text for text in sentences(room) if " " in text.strip() and text not in PROBLEM_KINDS}
    assert said, "the rooms speak"
    assert {text for text in said if not is_marked(text)} == set()
