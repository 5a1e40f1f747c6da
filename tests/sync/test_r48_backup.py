"""R48: a backup made while people write holds all that was acknowledged before it began, and only for the key."""

import threading
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from app.backup.commands import make_backup, read_backup
from app.backup.manifest import BackupRefused
from app.storage.keys import Keys
from tests.sync.in_process import InProcessServer
from tests.sync.phones import DAY, new_record_id
from tests.torture.mutations import uuid7_at

_MARKER = "grue cendrée du matin"


def _write_until(stopping: threading.Event, server: InProcessServer, acknowledged: list[int]) -> None:
    scope = server.as_person(uuid4())
    while not stopping.is_set():
        batch = [
            {
                "mutation_id": uuid7_at(1_773_300_000_000),
                "kind": "flare",
                "record_id": new_record_id(),
                "op": "put",
                "fields": {"worst_pain": 4, "note": _MARKER},
                "local_date": DAY,
            }
            for _ in range(5)
        ]
        acknowledged.extend(result["seq"] for result in server.push(scope, batch)["results"])


def _back_up_under_load(server: InProcessServer, folder: Path, times: int) -> None:
    stopping, acknowledged = threading.Event(), [0]
    writer = threading.Thread(target=_write_until, args=(stopping, server, acknowledged))
    writer.start()
    try:
        for number in range(times):
            before = acknowledged[-1]
            file = folder / f"backup-{number}"
            manifest = make_backup(server.database, file, now=datetime.now(UTC))

            assert manifest.covers.get(server.patient_id, 0) >= before
            again, _ = read_backup(file, server.database.keys)
            assert again == manifest
            assert _MARKER.encode() not in file.read_bytes()
            with pytest.raises(BackupRefused):
                read_backup(file, Keys(bytes(32)))
    finally:
        stopping.set()
        writer.join()
    assert acknowledged[-1] > times


def test_r48_a_backup_under_load_holds_everything_acknowledged_before_it(
    server: InProcessServer, tmp_path: Path
) -> None:
    _back_up_under_load(server, tmp_path, times=4)


@pytest.mark.torture
def test_r48_twenty_backups_under_load_hold_everything_acknowledged_before_them(
    server: InProcessServer, tmp_path: Path
) -> None:
    _back_up_under_load(server, tmp_path, times=20)


def test_r48_a_backup_with_one_changed_byte_is_refused(server: InProcessServer, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    make_backup(server.database, file, now=datetime.now(UTC))
    content = bytearray(file.read_bytes())
    for place in (len(content) // 3, len(content) // 2, 2 * len(content) // 3):
        damaged = bytearray(content)
        damaged[place] ^= 1
        file.write_bytes(damaged)
        with pytest.raises(BackupRefused):
            read_backup(file, server.database.keys)
