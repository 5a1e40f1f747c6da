"""The folder of the nightly copies: how they are named, which are kept, which one the logs are held against."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.backup.commands import read_backup
from app.backup.manifest import BackupRefused, Manifest
from app.settings import Settings
from app.storage.keys import Keys

_PREFIX, _SUFFIX = "longcours-", ".longcours"
_DAYS, _MONTHS = 30, 12


def backup_folder(settings: Settings) -> Path:
    return settings.backup_folder or settings.data_folder / "backups"


def file_of_night(folder: Path, night: date) -> Path:
    return folder / f"{_PREFIX}{night.isoformat()}{_SUFFIX}"


def nightly_files(folder: Path) -> dict[date, Path]:
    """By the night they are of; anything else in the folder is somebody's own and left alone."""
    found = {}
    for file in sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}")):
        try:
            found[date.fromisoformat(file.name[len(_PREFIX) : -len(_SUFFIX)])] = file
        except ValueError:
            continue
    return found


def nights_kept(nights: Iterable[date]) -> set[date]:
    """The last thirty, the last one of each of twelve months, the last one of every year."""
    by_day = sorted(nights)
    last_of_month = {(night.year, night.month): night for night in by_day}
    last_of_year = {night.year: night for night in by_day}
    return {*by_day[-_DAYS:], *sorted(last_of_month.values())[-_MONTHS:], *last_of_year.values()}


def sound_manifests(files: Iterable[Path], keys: Keys) -> tuple[dict[Path, Manifest], tuple[Path, ...]]:
    """What each whole copy says of itself, and the files that are none any more."""
    sound: dict[Path, Manifest] = {}
    damaged = []
    for file in files:
        try:
            sound[file] = read_backup(file, keys)[0]
        except BackupRefused:
            damaged.append(file)
    return sound, tuple(damaged)
