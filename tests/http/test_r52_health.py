"""Requirement 52: the readiness probe says no while the schema is another one, and when the key is gone."""

import shutil
from collections.abc import Iterator
from threading import Event, Thread

import pytest
from fastapi.testclient import TestClient

from app.settings import Settings
from app.storage import disk
from app.storage.engine import Database, open_database
from app.storage.migrations import migrate, migrate_on, migration_connection
from tests.cast import ORIGIN, Cast, problem_of


@pytest.fixture
def client(cast: Cast) -> Iterator[TestClient]:
    with TestClient(cast.app, ORIGIN) as opened:
        yield opened


def test_r52_a_service_with_everything_in_place_is_ready(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ok"}


def test_r52_an_older_schema_is_not_ready_until_it_is_migrated(client: TestClient, database: Database) -> None:
    migrate(database, "0001")
    problem_of(client.get("/readyz"), 503, "not_ready")
    assert client.get("/livez").status_code == 200

    migrate(database)
    assert client.get("/readyz").status_code == 200


def test_r52_a_schema_of_a_newer_release_is_not_ready(client: TestClient, database: Database) -> None:
    with migration_connection(database) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    problem_of(client.get("/readyz"), 503, "not_ready")


def test_r52_a_service_is_not_ready_while_another_process_migrates(client: TestClient, settings: Settings) -> None:
    """The probe answers while the migration is under way: it waits for no lock."""
    migrating = open_database(settings)
    migrate(migrating, "0001")
    started, may_end = Event(), Event()

    def migrate_slowly() -> None:
        with migration_connection(migrating) as connection:
            migrate_on(connection, "head")
            started.set()
            may_end.wait(60)

    worker = Thread(target=migrate_slowly)
    worker.start()
    try:
        assert started.wait(60)
        problem_of(client.get("/readyz"), 503, "not_ready")
    finally:
        may_end.set()
        worker.join()
    assert client.get("/readyz").status_code == 200
    migrating.close()


def test_r52_a_service_whose_key_file_is_gone_is_not_ready(client: TestClient, settings: Settings) -> None:
    kept = settings.key_file.with_name("kept")
    settings.key_file.rename(kept)
    problem_of(client.get("/readyz"), 503, "not_ready")

    kept.rename(settings.key_file)
    assert client.get("/readyz").status_code == 200


def test_r52_a_disk_without_room_is_not_ready(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "_LEAST_FREE_BYTES", shutil.disk_usage("/").total * 1_000)

    problem_of(client.get("/readyz"), 503, "not_ready")
