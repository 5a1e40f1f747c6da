"""`longcours` on the command line: what the person who runs the service needs."""

import gc
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from uuid import UUID

import orjson
import typer
import uvicorn
from fastapi import FastAPI

from app.access.commands import add_member, create_practice, practice_of_code
from app.access.models import PracticeRole
from app.access.queries import members_of
from app.access.scopes import operator_scope
from app.audit.ledger import Event, Ledger, record_event
from app.audit.models import Action
from app.backup.commands import begin_new_life, make_backup, restore_postgresql, restore_sqlite
from app.backup.folder import backup_folder, nightly_files, sound_manifests
from app.backup.nightly import check as check_everything
from app.backup.soundness import verify_logs
from app.catalogue.kinds import KINDS_BY_NAME
from app.demo.seed import DEMO_PASSWORD, seed_demo
from app.http.half_open import patient_for
from app.identity.commands import create_account
from app.identity.passwords import hash_password, require_fit_password
from app.identity.queries import account_by_id, account_of_login
from app.instruments.permissions import file_permission, withdraw_permission
from app.interop.archive import person_of, write_archive
from app.interop.archive_reader import Archive, looks_like_archive, read_archive
from app.interop.intake import take_file
from app.keyring.rotation import rotate_words_key
from app.kit.clock import shifted_clock, system_clock
from app.kit.errors import DomainError, Unreadable
from app.kit.locale import Language
from app.kit.sentences import sentence
from app.main import create_app
from app.patients.commands import create_patient
from app.patients.models import Patient
from app.practices.leaving import close_own_account, end_membership
from app.privacy.erasing import erase_person, repeat_erasures
from app.privacy.erasures import Erased
from app.privacy.retention import Stage, resting_people, what_is_held
from app.privacy.words import what_an_erasure_does
from app.records.models import AuthorRole
from app.records.mutation import Author
from app.records.replay import replay
from app.records.writing import Writing
from app.settings import Settings
from app.storage.condition import condition_of
from app.storage.engine import DATABASE_FILE, Database, open_database
from app.storage.epoch import begin_first_life
from app.storage.keys import open_keys
from app.storage.migrations import migrate as migrate_database
from app.storage.sessions import WriteSession

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="Au long cours: a notebook for pain that lasts.")

# Leaves time for the rest of the stop within ten seconds.
_GRACEFUL_SECONDS = 8


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    with _telling_why():
        database = open_database(settings)
        try:
            yield database
        finally:
            database.close()


def _migrate(database: Database) -> None:
    migrate_database(database)
    with database.write() as session:
        begin_first_life(session)
    repeat_erasures(database, Ledger(database.keys, system_clock))


@cli.command()
def migrate() -> None:
    """Bring the database to the newest schema; safe to run again."""
    with _database(Settings()) as database:
        _migrate(database)
    typer.echo("The database is up to date.")


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on")] = None,
) -> None:
    """Migrate, then serve until stopped."""
    settings = Settings()
    with _database(settings) as database:
        _migrate(database)
        with _telling_why():
            api = create_app(settings, database)
        _run(api, host or settings.host, port or settings.port, settings)


def _run(api: FastAPI, host: str, port: int, settings: Settings) -> None:
    # The application stays as long as the service does, and is the larger part of what a search for garbage reads.
    gc.freeze()
    uvicorn.run(
        api,
        host=host,
        port=port,
        access_log=False,
        server_header=False,
        http=patient_for(settings.request_seconds),
        timeout_graceful_shutdown=_GRACEFUL_SECONDS,
        forwarded_allow_ips=",".join(settings.trusted_proxies) or None,
        proxy_headers=False,
        log_level="warning",
    )


@cli.command()
def demo(
    serve_it: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve after seeding")] = True,
    port: Annotated[int | None, typer.Option(help="Port to listen on")] = None,
) -> None:
    """A demonstration with invented lives and three published diaries, in a folder of its own; never with real data."""
    asked = Settings()
    folder = asked.data_folder / "demo"
    address = port or asked.port
    settings = asked.model_copy(
        update={
            "demo": True,
            "nightly": False,
            "data_folder": folder,
            "key_file": asked.key_file.with_name("demo.key"),
            "origins": (f"http://localhost:{address}", f"http://127.0.0.1:{address}"),
        }
    )
    with _database(settings) as database:
        _migrate(database)
        typer.echo("Preparing the demonstration (the first time takes about a minute)…")
        sign_ins = seed_demo(database, shifted_clock(settings.clock_offset_seconds))
        typer.echo(f"\n  Password of every demonstration account: {DEMO_PASSWORD}\n")
        for sign_in in sign_ins:
            kind = "patient  " if sign_in.role == "patient" else "therapist"
            typer.echo(f"  {kind}  {sign_in.login:<12} {sign_in.display_name}")
        if serve_it:
            typer.echo(f"\n  Open http://localhost:{address}   (Ctrl+C stops)\n")
            _run(create_app(settings, database), settings.host, address, settings)


@cli.command("create-account")
def create_account_command(
    login: Annotated[str, typer.Option(help="Sign-in name")],
    name: Annotated[str, typer.Option(help="Name people read")],
    practice: Annotated[str | None, typer.Option(help="Name of a new practice")] = None,
    practice_code: Annotated[str | None, typer.Option(help="Code of a practice that exists")] = None,
    role: Annotated[list[PracticeRole] | None, typer.Option(help="Role in the practice; may be repeated")] = None,
    language: Annotated[Language, typer.Option()] = Language.fr,
) -> None:
    """Create a professional's account; the password is asked for, or read from standard input."""
    password = (
        getpass.getpass("Password: ") if _is_terminal() else typer.get_text_stream("stdin").readline().rstrip("\n")
    )
    with _telling_why(), _database(Settings()) as database:
        _migrate(database)
        require_fit_password(password, login, name)
        now = system_clock()
        with database.write() as session:
            account = create_account(
                session,
                login=login,
                password_hash=hash_password(password),
                display_name=name,
                language=language,
                now=now,
            )
            if practice is not None or practice_code is not None:
                joined = (
                    practice_of_code(session, practice_code)
                    if practice_code is not None
                    else create_practice(session, name=practice or "", now=now)
                )
                for one in role or [PracticeRole.therapist, PracticeRole.administrator]:
                    add_member(session, joined.id, account.id, role=one, now=now)
                typer.echo(f"practice {joined.id} code {joined.code}")
    typer.echo(f"account {account.id}")


@cli.command("members")
def members_command(practice_code: Annotated[str, typer.Option(help="Code of the practice")]) -> None:
    """Who works in a practice: sign-in name, role, name."""
    with _telling_why(), _database(Settings()) as database, database.read() as session:
        for member in members_of(session, practice_of_code(session, practice_code).id):
            account = account_by_id(session, member.account_id)
            typer.echo(f"{account.login:<20} {member.role.value:<14} {account.display_name}")


@cli.command("remove-member")
def remove_member_command(
    practice_code: Annotated[str, typer.Option(help="Code of the practice")],
    login: Annotated[str, typer.Option(help="Sign-in name of whoever leaves")],
) -> None:
    """Take a colleague out of a practice: signed out everywhere at once; what they wrote stays under their name."""
    with _telling_why(), _database(Settings()) as database, database.write() as session:
        practice, account = practice_of_code(session, practice_code), account_of_login(session, login)
        end_membership(session, practice.id, account.id, now=system_clock())
        _note_account(session, database, Action.practice_changed, account.id)
    typer.echo("Removed.")


@cli.command("close-account")
def close_account_command(
    login: Annotated[str, typer.Option(help="Sign-in name")],
    shut_practices_out: Annotated[
        bool, typer.Option("--shut-practices-out", help="A person's practices stop reading with it")
    ] = False,
) -> None:
    """Close an account for good. A professional leaves every practice first; a person's notebook stays."""
    with _telling_why(), _database(Settings()) as database, database.write() as session:
        account = account_of_login(session, login)
        patient_id = account.patient_id
        close_own_account(session, account.id, shut_out=shut_practices_out, now=system_clock())
        _note_account(session, database, Action.operated, account.id, patient_id)
    typer.echo("Closed.")


def _note_account(
    session: WriteSession, database: Database, action: Action, account_id: UUID, patient_id: UUID | None = None
) -> None:
    event = Event(
        action, purpose="command-line", patient_id=patient_id, object_kind="account", object_id=str(account_id)
    )
    record_event(session, Ledger(database.keys, system_clock), event)


def _is_terminal() -> bool:
    return typer.get_text_stream("stdin").isatty()


@cli.command("file-permission")
def file_permission_command(
    practice_code: Annotated[str, typer.Option(help="Code of the practice")],
    instrument: Annotated[str, typer.Option(help="Questionnaire, such as who-5")],
    language: Annotated[Language, typer.Option(help="Language the permission is for")],
    reference: Annotated[str, typer.Option(help="Where the owner's answer can be found again")],
) -> None:
    """File the permission of a questionnaire's owner: its words may then be shown to the practice's people."""
    with _telling_why(), _database(Settings()) as database, database.write() as session:
        practice = practice_of_code(session, practice_code)
        filed = file_permission(
            session, practice.id, instrument, language, reference=reference, filed_by=None, now=system_clock()
        )
    typer.echo(f"permission {filed.id}")


@cli.command("withdraw-permission")
def withdraw_permission_command(
    practice_code: Annotated[str, typer.Option(help="Code of the practice")],
    permission: Annotated[UUID, typer.Option(help="What file-permission printed")],
) -> None:
    """Withdraw a permission: nobody is shown those words from now on, and what was answered stays."""
    with _telling_why(), _database(Settings()) as database, database.write() as session:
        practice = practice_of_code(session, practice_code)
        withdraw_permission(session, practice.id, permission, withdrawn_by=None, now=system_clock())
    typer.echo("Withdrawn.")


@cli.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    patient: Annotated[UUID | None, typer.Option(help="The person; an archive brings its own")] = None,
    mapping: Annotated[str | None, typer.Option(help="Mapping of the file; recognised when not given")] = None,
    zone: Annotated[str, typer.Option(help="Time zone the person lived in")] = "Europe/Paris",
    dry_run: Annotated[bool, typer.Option(help="Show what would be written, write nothing")] = False,
) -> None:
    """Import a diary file or an exported archive, and account for every row."""
    content = file.read_bytes()
    with _telling_why(), _database(Settings()) as database:
        _migrate(database)
        with database.write() as session:
            if looks_like_archive(content):
                _import_archive(session, database, content, patient, dry_run=dry_run)
                return
            if patient is None:
                raise typer.BadParameter("--patient is needed for a diary")
            writing = _operator_writing(session, database, patient)
            taken = take_file(session, writing, content, mapping_id=mapping, zone=zone, dry_run=dry_run)
    document = taken.document(Language.en)
    not_kept = [row for row in document.pop("rows") if row["outcome"] in ("skipped", "rejected")]
    typer.echo(orjson.dumps(document | {"rows_not_kept": not_kept}, option=orjson.OPT_INDENT_2).decode())
    if document["problem"]:
        raise typer.Exit(1)


def _import_archive(
    session: WriteSession, database: Database, content: bytes, patient: UUID | None, *, dry_run: bool
) -> None:
    archive = read_archive(content)
    with session.begin_nested() as savepoint:
        patient_id = _person_here(session, archive, patient)
        done = replay(session, _operator_writing(session, database, patient_id), archive.changes)
        if dry_run:
            savepoint.rollback()
    numbers = f"{done.added} changes added, {done.known} known, {len(done.refused)} refused"
    typer.echo(f"patient {patient_id}: {numbers}{' (nothing was written)' if dry_run else ''}")


def _person_here(session: WriteSession, archive: Archive, patient: UUID | None) -> UUID:
    """The person the archive goes to, made from what it says of them when they are not here yet."""
    person = archive.person
    try:
        patient_id = patient or UUID(str(person["id"]))
        if session.get(Patient, patient_id) is None:
            create_patient(
                session,
                display_name=str(person["display_name"]),
                language=Language(person["language"]),
                birth_year=person["birth_year"],
                zone=str(person["zone"]),
                patient_id=patient_id,
                now=system_clock(),
            )
    except (KeyError, ValueError) as error:
        raise Unreadable("archive_unreadable") from error
    return patient_id


def _operator_writing(session: WriteSession, database: Database, patient_id: UUID) -> Writing:
    scope = operator_scope(session, patient_id)
    _note(session, database, Action.wrote, patient_id)
    return Writing(scope, Author(None, AuthorRole.imported), KINDS_BY_NAME, database.keys, system_clock())


def _note(session: WriteSession, database: Database, action: Action, patient_id: UUID) -> None:
    event = Event(action, purpose="command_line", patient_id=patient_id)
    record_event(session, Ledger(database.keys, system_clock), event)


@cli.command("export")
def export_command(
    patient: Annotated[UUID, typer.Option(help="The person")],
    to: Annotated[Path, typer.Option(help="ZIP file to write")],
) -> None:
    """Write everything a person may see of their own file as one ZIP."""
    with _telling_why(), _database(Settings()) as database:
        with database.write() as session:
            scope = operator_scope(session, patient)
            _note(session, database, Action.exported, patient)
        with database.read() as session:
            content = write_archive(session, scope, person_of(session, scope), now=system_clock())
    to.write_bytes(content)
    typer.echo(f"{to}: {len(content)} bytes")


@cli.command()
def backup(to: Annotated[Path, typer.Option(help="File to write")]) -> None:
    """Copy the whole database into one encrypted file, while the service runs, and check the copy."""
    with _telling_why(), _database(Settings()) as database:
        manifest = make_backup(database, to, now=system_clock())
    typer.echo(f"{to}: {sum(manifest.rows.values())} rows, {len(manifest.covers)} people")


@cli.command()
def restore(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Put a backup back (stop the service first); devices then send again what the backup did not hold."""
    settings = Settings()
    with _telling_why():
        if settings.database_url is None:
            settings.data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            keys = open_keys(settings.key_file, settings.data_folder, may_create=False)
            manifest = restore_sqlite(file, settings.data_folder / DATABASE_FILE, keys)
            with _database(settings) as database:
                begin_new_life(database, now=system_clock())
        else:
            with _database(settings) as database:
                manifest = restore_postgresql(file, database)
                begin_new_life(database, now=system_clock())
        condition_of(settings).note_sound()
    typer.echo(f"Restored the state of {manifest.made_at.isoformat()}; a new epoch has begun.")


@cli.command()
def check() -> None:
    """What happens at night, at once: every page, both logs and every nightly copy are read back."""
    settings = Settings()
    with _database(settings) as database:
        checked = check_everything(settings, database, system_clock)
    for code in checked.faults:
        typer.echo(f"database: {code}")
    for file in checked.damaged_copies:
        typer.echo(f"copy {file}: damaged")
    if checked.faults:
        typer.echo("The service is now read-only. Keep the data folder as it is, and restore the last good copy.")
    if not checked.is_sound:
        raise typer.Exit(1)
    typer.echo("Everything is what was written.")


@cli.command("rotate-key")
def rotate_key_command() -> None:
    """Make a new key of the words and put everybody's keys under it, while the service runs; safe to run again."""
    with _telling_why(), _database(Settings()) as database:
        rotated = rotate_words_key(database)
        with database.write() as session:
            record_event(session, Ledger(database.keys, system_clock), Event(Action.operated, purpose="rotate_key"))
    typer.echo(f"{rotated} keys under the new key of the words. Keep a copy of the key file, and make a backup now.")


@cli.command("erase")
def erase_command(
    patient: Annotated[UUID, typer.Option(help="The person")],
    what: Annotated[Erased, typer.Option(help="Their own private diary, or everything")] = Erased.diary,
    although_kept: Annotated[bool, typer.Option(help="Everything, before its twenty years")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without it, only say what goes and what stays")] = False,
) -> None:
    """Erase a person by law: nothing brings them back, neither a backup nor a restore."""
    with _telling_why(), _database(Settings()) as database:
        _migrate(database)
        with database.read() as session:
            typer.echo(what_an_erasure_does(what, what_is_held(session, patient), Language.en))
        if yes:
            ledger = Ledger(database.keys, system_clock)
            erase_person(database, ledger, patient, what, although_kept=although_kept)
            typer.echo("Erased. Make a backup now: the file of keys beside the backups is then replaced.")


@cli.command("retention")
def retention_command() -> None:
    """Who has had no contact for five years or more, and whose twenty years are over. Nothing is changed or erased."""
    with _telling_why(), _database(Settings()) as database, database.read() as session:
        found = resting_people(session, system_clock().date())
    for one in found:
        typer.echo(f"{one.stage.value:12}  last contact {one.last_contact_on}  {one.patient_id}  {one.display_name}")
    due = sum(one.stage is Stage.deletion_due for one in found)
    typer.echo(f"{len(found) - due} to be set apart, {due} whose twenty years are over.")
    if due:
        typer.echo("To erase one, once the practice has decided: longcours erase --patient … --what everything")


@cli.command("verify-log")
def verify_log_command(
    against: Annotated[
        list[Path] | None, typer.Option(exists=True, dir_okay=False, help="Backups to compare with; may be repeated")
    ] = None,
) -> None:
    """Check the keyed chains of every person's change log and of the audit trail, also against earlier backups."""
    settings = Settings()
    with _telling_why(), _database(settings) as database, database.read() as session:
        files = [*nightly_files(backup_folder(settings)).values(), *(against or [])]
        manifests = sound_manifests(files, database.keys)[0].values()
        logs = verify_logs(session, database, system_clock, manifests)
    typer.echo(f"change log: {logs.rows} rows, {len(logs.broken)} broken; audit trail: {len(logs.findings)} faults")
    typer.echo(f"compared with {logs.held_against} backups of this life of the database")
    for link in logs.broken:
        typer.echo(f"  person {link.patient_id}: first broken at {link.seq}")
    for finding in logs.findings:
        typer.echo(f"  audit chain {finding.chain}: {finding.fault} at {finding.number}")
    if logs.broken or logs.findings:
        raise typer.Exit(1)


@cli.command()
def openapi(to: Annotated[Path, typer.Option(help="JSON file to write")]) -> None:
    """Write the OpenAPI document, from which clients are generated."""
    with _database(Settings()) as database:
        document = create_app(Settings(), database).openapi()
    to.write_bytes(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n")


@contextmanager
def _telling_why() -> Iterator[None]:
    """A refusal is a sentence and an exit code, not a trace."""
    try:
        yield
    except DomainError as error:
        typer.echo(sentence(error.code, Language.en), err=True)
        if str(error) != error.code:
            typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
