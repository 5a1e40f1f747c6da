"""The command line as the person who runs the service types it."""

import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import orjson
import pytest
from sqlalchemy import func, select, update
from typer.testing import CliRunner, Result

from app.access.models import Membership, Practice
from app.cli import cli
from app.identity.passwords import is_password
from app.identity.queries import account_by_login
from app.instruments.models import InstrumentPermission
from app.kit.ids import new_id
from app.kit.locale import Language
from app.patients.commands import create_patient
from app.records.models import Change
from app.settings import Settings
from app.storage.engine import DATABASE_FILE, Database, open_database
from app.storage.epoch import current_epoch
from tests.databases import Template
from tests.interop.diaries import DIARIES
from tests.lives import NOW

PASSWORD = "une grue traverse l'hiver"
DIARY = DIARIES / "Participant2PainNew.csv"


@dataclass
class Shell:
    """Runs commands with the environment an administrator would set."""

    settings: Settings

    def __call__(self, *arguments: object, typed: str = "", fails: bool = False) -> Result:
        url = self.settings.database_url
        values = {
            "LONGCOURS_DATA_FOLDER": str(self.settings.data_folder),
            "LONGCOURS_KEY_FILE": str(self.settings.key_file),
            **({"LONGCOURS_DATABASE_URL": url.get_secret_value()} if url else {}),
        }
        result = CliRunner().invoke(cli, [str(one) for one in arguments], input=typed, env=values)
        assert (result.exit_code != 0) == fails, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def at(self, settings: Settings) -> "Shell":
        return Shell(settings)

    def opened(self) -> Database:
        return open_database(self.settings)


@pytest.fixture
def shell(template: Template, tmp_path: Path) -> Shell:
    """On an empty machine: no table, on SQLite not even a file or a key."""
    return Shell(template.empty_settings(tmp_path / "machine"))


@pytest.fixture
def another(template: Template, tmp_path: Path, shell: Shell) -> Callable[[], Shell]:
    numbers = iter(range(1, 100))
    return lambda: shell.at(template.empty_settings(tmp_path / f"machine-{next(numbers)}"))


@pytest.fixture
def patient_id(shell: Shell) -> UUID:
    """Somebody in a migrated database."""
    shell("migrate")
    database = shell.opened()
    patient_id = new_id()
    with database.write() as session:
        create_patient(session, display_name="Camille", language=Language.fr, patient_id=patient_id, now=NOW)
    database.close()
    return patient_id


def changes_in(shell: Shell) -> int:
    database = shell.opened()
    with database.read() as session:
        count: int = session.execute(select(func.count()).select_from(Change)).scalar_one()
    database.close()
    return count


def permissions_in(shell: Shell) -> list[tuple[str, str, str, bool]]:
    database = shell.opened()
    with database.read() as session:
        rows = list(session.execute(select(InstrumentPermission)).scalars())
    database.close()
    return [(one.instrument_id, one.lang, one.reference, one.withdrawn_at is None) for one in rows]


def test_an_owners_permission_is_filed_for_a_practice_and_withdrawn(shell: Shell) -> None:
    first = ("create-account", "--login", "marianne", "--name", "Marianne Roche", "--practice", "Cabinet des Tilleuls")
    code = re.search(r"code (\w+)", shell(*first, typed=PASSWORD + "\n").output)
    assert code is not None
    asked = ("--practice-code", code[1], "--language", "fr", "--reference", "Lettre du 3 mars 2026")
    filed = re.search(r"permission (\S+)", shell("file-permission", *asked, "--instrument", "who-5").output)

    assert filed is not None
    assert permissions_in(shell) == [("who-5", "fr", "Lettre du 3 mars 2026", True)]
    shell("withdraw-permission", "--practice-code", code[1], "--permission", filed[1])
    assert permissions_in(shell) == [("who-5", "fr", "Lettre du 3 mars 2026", False)]


@pytest.mark.parametrize("instrument", ["gad-7", "no-such"])
def test_a_permission_that_is_not_needed_or_of_nothing_is_not_filed(shell: Shell, instrument: str) -> None:
    first = ("create-account", "--login", "marianne", "--name", "Marianne Roche", "--practice", "Cabinet des Tilleuls")
    code = re.search(r"code (\w+)", shell(*first, typed=PASSWORD + "\n").output)
    assert code is not None
    asked = ("--practice-code", code[1], "--language", "fr", "--reference", "x", "--instrument", instrument)

    assert "Traceback" not in shell("file-permission", *asked, fails=True).output
    assert permissions_in(shell) == []


def test_migrating_twice_changes_nothing_and_keeps_the_epoch(shell: Shell) -> None:
    epochs = []
    for _ in range(2):
        assert "up to date" in shell("migrate").output
        database = shell.opened()
        with database.read() as session:
            epochs.append(current_epoch(session))
        database.close()

    assert epochs[0] == epochs[1]


def test_the_first_account_runs_its_practice_and_a_colleague_joins_by_code(shell: Shell) -> None:
    first = ("create-account", "--login", "Marianne", "--name", "Marianne Roche", "--practice", "Cabinet des Tilleuls")
    told = shell(*first, typed=PASSWORD + "\n").output
    code = re.search(r"code (\w+)", told)
    assert code is not None
    assert PASSWORD not in told
    joining = ("create-account", "--login", "yann", "--name", "Yann", "--practice-code", code[1], "--role", "therapist")
    shell(*joining, typed="le vent se lève tard\n")

    database = shell.opened()
    with database.read() as session:
        marianne, yann = account_by_login(session, "marianne"), account_by_login(session, "yann")
        assert marianne is not None
        assert yann is not None
        assert is_password(PASSWORD, marianne.password_hash)
        roles = session.execute(select(Membership.account_id, Membership.role)).all()  # type: ignore[call-overload]
        assert {(one, str(role)) for one, role in roles} == {
            (marianne.id, "therapist"),
            (marianne.id, "administrator"),
            (yann.id, "therapist"),
        }
        assert session.execute(select(func.count()).select_from(Practice)).scalar_one() == 1
    database.close()


@pytest.mark.parametrize(
    ("arguments", "password", "why"),
    [
        (("--login", "marianne"), "court", "12"),
        (("--login", "marianne"), "marianne2026!", ""),
        (("--login", "m"), PASSWORD, ""),
        (("--login", "marianne", "--practice-code", "NOSUCHCO"), PASSWORD, ""),
    ],
)
def test_an_account_that_cannot_be_is_refused_in_a_sentence(
    shell: Shell, arguments: tuple[str, ...], password: str, why: str
) -> None:
    refused = shell("create-account", "--name", "Marianne", *arguments, typed=password + "\n", fails=True)

    assert "Traceback" not in refused.output
    assert refused.output.strip()
    assert password not in refused.output
    database = shell.opened()
    with database.read() as session:
        assert account_by_login(session, "marianne") is None
    database.close()


def test_a_diary_is_looked_at_imported_and_imported_again(shell: Shell, patient_id: UUID) -> None:
    def bring(*more: str) -> dict[str, object]:
        output = shell("import", DIARY, "--patient", patient_id, *more).stdout
        document: dict[str, object] = orjson.loads(output)
        return document

    looked = bring("--dry-run")
    assert looked["written"] is False
    assert changes_in(shell) == 0
    brought = bring()
    assert brought["written"] is True
    assert brought["plan"] == looked["plan"]
    count = changes_in(shell)
    assert count > 100
    again = bring()["plan"]
    assert isinstance(again, dict)
    assert again["new"] == again["changed"] == 0
    assert changes_in(shell) == count


def test_a_diary_needs_a_person_and_a_known_file(shell: Shell, patient_id: UUID, tmp_path: Path) -> None:
    unknown = tmp_path / "recipes.csv"
    unknown.write_text("flour,eggs\n1,2\n")

    assert "--patient" in shell("import", DIARY, fails=True).output
    shell("import", unknown, "--patient", patient_id, fails=True)
    shell("import", DIARY, "--patient", new_id(), fails=True)
    shell("import", DIARY, "--patient", patient_id, "--mapping", "nobody", fails=True)
    assert changes_in(shell) == 0


def test_what_is_exported_comes_back_on_an_empty_machine(
    shell: Shell, another: Callable[[], Shell], patient_id: UUID, tmp_path: Path
) -> None:
    shell("import", DIARY, "--patient", patient_id)
    shell("export", "--patient", patient_id, "--to", tmp_path / "first.zip")
    other = another()

    looked = other("import", tmp_path / "first.zip", "--dry-run").stdout
    assert "nothing was written" in looked
    assert changes_in(other) == 0
    assert f"patient {patient_id}: {changes_in(shell)} changes added, 0 known, 0 refused" in looked
    other("import", tmp_path / "first.zip")
    other("export", "--patient", patient_id, "--to", tmp_path / "second.zip")
    with zipfile.ZipFile(tmp_path / "first.zip") as one, zipfile.ZipFile(tmp_path / "second.zip") as two:
        assert one.namelist() == two.namelist()
        for name in one.namelist():
            if name != "manifest.json":
                assert one.read(name) == two.read(name), name
    assert "0 broken" in other("verify-log").stdout


def test_an_archive_of_nobody_is_refused_in_a_sentence(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "odd.zip"
    for person in ({}, {"id": "nobody"}, {"id": str(new_id()), "display_name": "A", "language": "xx"}):
        with zipfile.ZipFile(file, "w") as archive:
            manifest = {"format": "longcours-archive", "format_version": 1, "person": person}
            archive.writestr("manifest.json", orjson.dumps(manifest))
            archive.writestr("log.jsonl", "")
        refused = shell("import", file, fails=True)
        assert "Traceback" not in refused.output


def test_a_backup_is_restored_and_nothing_unknown_is(
    shell: Shell, another: Callable[[], Shell], patient_id: UUID, tmp_path: Path
) -> None:
    shell("import", DIARY, "--patient", patient_id)
    count = changes_in(shell)
    shell("backup", "--to", tmp_path / "today")
    shell("import", DIARIES / "Participant8PainNew.csv", "--patient", patient_id)
    assert changes_in(shell) > count

    assert "a new epoch" in shell("restore", tmp_path / "today").stdout
    assert changes_in(shell) == count
    shell("verify-log")
    (tmp_path / "no backup").write_bytes(b"longcours")
    refused = shell("restore", tmp_path / "no backup", fails=True)
    assert refused.output.strip()
    assert "Traceback" not in refused.output
    assert changes_in(shell) == count
    # Another machine has another key, or none.
    another()("restore", tmp_path / "today", fails=True)


def test_on_an_empty_machine_a_backup_is_read_with_both_files_of_keys_and_with_neither_missing(
    shell: Shell, another: Callable[[], Shell], patient_id: UUID, tmp_path: Path
) -> None:
    shell("import", DIARY, "--patient", patient_id)
    shell("rotate-key")
    shell("backup", "--to", tmp_path / "kept" / "today")
    shell("export", "--patient", patient_id, "--to", tmp_path / "before.zip")
    empty = another()
    empty.settings.key_file.parent.mkdir(parents=True)
    key_file, people = shell.settings.key_file, tmp_path / "kept" / "people.keys"
    shutil.copyfile(key_file, empty.settings.key_file)

    people.rename(tmp_path / "aside")
    assert "people.keys" in empty("restore", tmp_path / "kept" / "today", fails=True).output
    (tmp_path / "aside").rename(people)
    empty("restore", tmp_path / "kept" / "today")

    empty("verify-log")
    empty("export", "--patient", patient_id, "--to", tmp_path / "after.zip")
    with zipfile.ZipFile(tmp_path / "before.zip") as one, zipfile.ZipFile(tmp_path / "after.zip") as two:
        assert one.read("log.jsonl") == two.read("log.jsonl")


def test_an_altered_log_is_named_and_ends_in_an_error(shell: Shell, patient_id: UUID) -> None:
    shell("import", DIARY, "--patient", patient_id)
    assert "0 broken" in shell("verify-log").stdout
    database = shell.opened()
    table = Change.__table__  # type: ignore[attr-defined]
    with database.write() as session:
        session.execute(update(table).where(table.c.seq == 7).values(kind="night"))
    database.close()

    told = shell("verify-log", fails=True).stdout
    assert "1 broken" in told
    assert f"person {patient_id}: first broken at 7" in told


@pytest.mark.engines("sqlite")
def test_the_wrong_key_is_told_in_a_sentence(shell: Shell, patient_id: UUID, tmp_path: Path) -> None:
    other = tmp_path / "other.key"
    other.write_text("ab" * 32)
    wrong = shell.at(shell.settings.model_copy(update={"key_file": other}))

    for command in ("verify-log", "migrate", "serve"):
        refused = wrong(command, fails=True)
        assert refused.output.strip()
        assert "Traceback" not in refused.output
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(shell.settings.data_folder / DATABASE_FILE).execute("SELECT * FROM patient")


def test_the_api_document_is_written(shell: Shell, tmp_path: Path) -> None:
    shell("migrate")
    shell("openapi", "--to", tmp_path / "openapi.json")

    document = orjson.loads((tmp_path / "openapi.json").read_bytes())
    assert document["openapi"].startswith("3.1")
    assert "/v1/sync/push" in document["paths"]
