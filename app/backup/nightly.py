"""What happens at night: the database is checked, copied, and the copies are read back and thinned out."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import SQLAlchemyError

from app.backup.commands import make_backup
from app.backup.folder import backup_folder, file_of_night, nightly_files, nights_kept, sound_manifests
from app.backup.soundness import database_faults
from app.kit.clock import Clock
from app.kit.errors import DomainError
from app.settings import Settings
from app.storage.condition import condition_of
from app.storage.engine import Database, WrongKey, open_database

_LAST_NIGHT, _TURN = "last-night", "turn.lock"


@dataclass(frozen=True, slots=True)
class Checked:
    """`faults` of the database as codes, and the copies that are none any more."""

    faults: tuple[str, ...]
    damaged_copies: tuple[Path, ...]

    @property
    def is_sound(self) -> bool:
        return not (self.faults or self.damaged_copies)


@dataclass(frozen=True, slots=True)
class Night:
    """`error` names what stopped the night, which is then tried again."""

    checked: Checked | None = None
    copy: Path | None = None
    removed: int = 0
    error: str | None = None


def night_before(now: datetime, hour: int) -> date:
    """The last night whose hour has struck."""
    return (now - timedelta(hours=hour)).date()


def is_night_due(settings: Settings, now: datetime) -> bool:
    """A new installation waits for its first night."""
    noted = backup_folder(settings) / _LAST_NIGHT
    if not noted.exists():
        note_night(settings, now)
        return False
    try:
        last = date.fromisoformat(noted.read_text("ascii"))
    except ValueError:
        # Cut short while it was written.
        return True
    return last < night_before(now, settings.nightly_hour)


def note_night(settings: Settings, now: datetime) -> None:
    folder = backup_folder(settings)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / _LAST_NIGHT).write_text(night_before(now, settings.nightly_hour).isoformat(), "ascii")


def spend_night(settings: Settings, now: datetime) -> Night:
    """All of it, once: whoever comes second finds the night over. Raises nothing of what a disk or a database says."""
    with _turn(backup_folder(settings)):
        if not is_night_due(settings, now):
            return Night()
        try:
            database = open_database(settings)
            try:
                night = _night(settings, database, now)
            finally:
                database.close()
        except WrongKey as error:
            # The key of the running service: the file's first page is not what it was.
            condition_of(settings).note_damage((error.code,), now=now)
            night = Night(Checked((error.code,), ()))
        except (OSError, DomainError, SQLAlchemyError, sqlcipher.Error) as error:
            return Night(error=type(error).__qualname__)
        note_night(settings, now)
        return night


def check(settings: Settings, database: Database, clock: Clock) -> Checked:
    """Turns the service read-only when the database is damaged, and back when it no longer is."""
    sound, damaged = sound_manifests(nightly_files(backup_folder(settings)).values(), database.keys)
    faults = database_faults(database, clock, sound.values())
    condition = condition_of(settings)
    if faults:
        condition.note_damage(faults, now=clock())
    else:
        condition.note_sound()
    return Checked(faults, damaged)


def _night(settings: Settings, database: Database, now: datetime) -> Night:
    """A damaged database is not copied, and no earlier copy is given up while it is."""
    checked = check(settings, database, lambda: now)
    if checked.faults:
        return Night(checked)
    folder = backup_folder(settings)
    copy = file_of_night(folder, night_before(now, settings.nightly_hour))
    make_backup(
        database, copy, now=now, is_covering=not folder.resolve().is_relative_to(settings.data_folder.resolve())
    )
    whole = {night: file for night, file in nightly_files(folder).items() if file not in checked.damaged_copies}
    kept = nights_kept(whole)
    removed = [file for night, file in whole.items() if night not in kept]
    for file in removed:
        file.unlink()
    return Night(checked, copy, len(removed))


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """One process at a time; the lock ends with the process that holds it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / _TURN).open("wb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
