"""Everything about one person is found, moved and erased by `patient_id`; the tables must keep that possible."""

import pytest
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Table, UniqueConstraint
from sqlmodel import SQLModel

from app.storage.migrations import import_all_tables

import_all_tables()

# Small tables that belong to nobody in particular, and why. All others belong to one person.
REFERENCE_TABLES: dict[str, str] = {
    "patient": "the person; the others point at it",
    "account": "whoever signs in, often no patient at all",
    "database_life": "the epoch of the whole database",
    "practice": "shared by its people",
    "membership": "of a professional in a practice",
    "practice_module": "what a practice turned on for itself",
    "practice_topics": "words a practice offers itself for its sessions",
    "session_templates": "of an account, about nobody",
    "invitation": "made by a practice, for a colleague as well as for a patient",
    "known_device": "of an account",
    "device_lock": "of a device",
    "web_session": "of an account",
    "passkey": "of an account",
    "passkey_challenge": "put to a browser before anybody is known",
    "one_time_codes": "of an account",
    "recovery_code": "of an account",
    "reminder": "chosen by an account on one device",
    "sign_in_failure": "counted before anybody is known",
    "audit_read_mark": "reads within one quarter of an hour, of a person or of a practice",
    "instrument_permission": "of a practice",
    "audit_chain": "the newest seal of each practice's ledger",
    "audit_event": "read by the practice, and kept when a person's records are erased",
}

TABLES = sorted(SQLModel.metadata.tables.values(), key=lambda table: table.name)
PATIENT_OWNED = [table for table in TABLES if table.name not in REFERENCE_TABLES]


def _named(table: Table) -> str:
    return table.name


@pytest.mark.parametrize("table", PATIENT_OWNED, ids=_named)
def test_a_primary_key_starts_with_the_patient(table: Table) -> None:
    assert next(iter(table.primary_key.columns)).name == "patient_id"


@pytest.mark.parametrize("table", PATIENT_OWNED, ids=_named)
def test_what_must_be_unique_or_exist_is_so_within_one_patient(table: Table) -> None:
    """A sharded database can only check what contains the patient; and a parent is never another person's record."""
    without = [
        constraint.name
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint | ForeignKeyConstraint)
        and "patient_id" not in constraint.columns
        and not _points_at_a_reference_table(constraint)
    ]
    without += [index.name for index in table.indexes if index.unique and "patient_id" not in index.columns]

    assert without == []


def _points_at_a_reference_table(constraint: UniqueConstraint | ForeignKeyConstraint) -> bool:
    return isinstance(constraint, ForeignKeyConstraint) and constraint.referred_table.name in REFERENCE_TABLES


@pytest.mark.parametrize("table", TABLES, ids=_named)
def test_every_constraint_has_a_name(table: Table) -> None:
    """SQLite alters a table by rebuilding it, and can only carry over what it can name."""
    nameless = [type(constraint).__name__ for constraint in table.constraints if constraint.name is None]

    assert nameless == []


@pytest.mark.parametrize("table", TABLES, ids=_named)
def test_no_reference_is_deleted_in_cascade(table: Table) -> None:
    """Erasing is a command that leaves its trace; rows never vanish because another one did."""
    cascading = [key.parent.name for key in table.foreign_keys if key.ondelete]

    assert cascading == []


@pytest.mark.parametrize("table", TABLES, ids=_named)
def test_every_choice_among_words_is_checked_by_the_database(table: Table) -> None:
    """Rows read back are not validated, so a wrong word must never get in."""
    checked = " ".join(str(item.sqltext) for item in table.constraints if isinstance(item, CheckConstraint))
    unchecked = [
        column.name for column in table.columns if hasattr(column.type, "enums") and column.name not in checked
    ]

    assert unchecked == []
