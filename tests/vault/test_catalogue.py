"""Every column the house keeps has its row in the catalogue, and every row a column (R2-10, law 6)."""

from collections.abc import Iterator

import msgspec
import pytest
from django.apps import apps
from django.db.migrations.recorder import MigrationRecorder

from haidang import travel
from haidang.history.columns import COLUMNS
from haidang.screening.hit import Reason
from haidang.screening.watchlists import Entry
from haidang.vault import catalogue
from haidang.vault.catalogue import Deleted, Masked, NotClassified, Sensitivity
from haidang.vault.retention import names, preset

NOUNS = [Reason, Entry, *(noun for noun in vars(travel).values() if hasattr(noun, "__struct_fields__"))]
"""What is kept whole, as JSON, inside a column."""

BORROWED = ("auth_", "axes_")
"""Tables of applications not ours: their rows stand ready, installed or not."""


def schema() -> Iterator[tuple[str, str]]:
    for model in (*apps.get_models(include_auto_created=True), MigrationRecorder.Migration):
        yield from ((model._meta.db_table, f.column) for f in model._meta.concrete_fields if f.column)
    yield from {("archive", column.subject) for column in COLUMNS}
    for noun in NOUNS:
        yield from ((noun.__name__, field.name) for field in msgspec.structs.fields(noun))


def catalogued() -> set[tuple[str, str]]:
    return {(row.table, row.column) for row in catalogue.rows()}


def test_every_column_has_a_row() -> None:
    missing = sorted(set(schema()) - catalogued())
    assert not missing, f"add a line to src/haidang/vault/data/catalogue.csv for each of {missing}"


def test_every_row_has_a_column() -> None:
    ours = {(table, column) for table, column in catalogued() if not table.startswith(BORROWED)}
    gone = sorted(ours - set(schema()))
    assert not gone, f"take the lines out of src/haidang/vault/data/catalogue.csv for {gone}"


def test_no_column_has_two_rows() -> None:
    assert len(catalogued()) == len(catalogue.rows())


@pytest.mark.parametrize("name", names())
def test_every_element_a_preset_masks_is_masked_in_the_catalogue(name: str) -> None:
    clear = {row.element for row in catalogue.rows() if row.masked_when is Masked.NEVER}
    assert not clear & set(preset(name).masked_elements)


def test_a_value_that_identifies_a_traveller_goes_with_the_record_or_the_spool() -> None:
    told = [row for row in catalogue.rows() if row.element != catalogue.OPERATIONAL]
    assert {row.deleted_when for row in told} == {Deleted.WITH_RECORD, Deleted.SPOOL_HOURS}


def test_secrets_and_sealed_messages_are_seen_by_nobody() -> None:
    hidden = [row for row in catalogue.rows() if row.sensitivity in (Sensitivity.SECRET, Sensitivity.SEALED)]
    assert all(not row.seen_by for row in hidden)
    assert {("officer", "password"), ("spool", "ciphertext"), ("Payment", "account")} <= {
        (row.table, row.column) for row in hidden
    }


def test_a_column_nobody_classified_is_refused_with_the_remedy() -> None:
    with pytest.raises(NotClassified, match=r"crossing.religion is not in the catalogue; add a line to"):
        catalogue.row("crossing", "religion")
