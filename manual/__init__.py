"""The pages of the manual that the code writes about itself: ``make manual``."""

from collections.abc import Callable
from pathlib import Path

from manual.catalogue import catalogue
from manual.cli import cli
from manual.counterparts import counterparts
from manual.fields import fields
from manual.messages_schema import messages_schema
from manual.problems import problems
from manual.retention import retention
from manual.roles import roles

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"

PAGES: tuple[Callable[[], str], ...] = (
    fields,
    counterparts,
    cli,
    roles,
    catalogue,
    retention,
    problems,
    messages_schema,
)


def file_of(page: Callable[[], str]) -> Path:
    name = "messages.schema.json" if page is messages_schema else f"{page.__name__}.md"
    return REFERENCE / name
