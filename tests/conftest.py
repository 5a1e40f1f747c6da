"""Fixtures every test may use: a database of its own on both engines, and the application over it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.settings import Settings
from app.storage.engine import Database, open_database
from tests.databases import ENGINES, ORIGIN, PostgresTemplate, SqliteTemplate, Template, postgres_server


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine",
        choices=(*ENGINES, "both"),
        default="both",
        help="database engines for tests that use one (default: both)",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "engines(*names): run only on these database engines")
    for name in [name for name in os.environ if name.startswith("LONGCOURS_")]:
        del os.environ[name]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine_name" not in metafunc.fixturenames:
        return
    wanted = metafunc.config.getoption("--engine")
    marker = metafunc.definition.get_closest_marker("engines")
    possible = marker.args if marker else ENGINES
    metafunc.parametrize("engine_name", [name for name in possible if wanted in (name, "both")])


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("sqlite-template"))


@pytest.fixture(scope="session")
def postgres_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresTemplate]:
    with postgres_server() as server:
        yield PostgresTemplate(server, tmp_path_factory.mktemp("postgres-template"))


@pytest.fixture
def template(engine_name: str, request: pytest.FixtureRequest) -> Iterator[Template]:
    """The migrated template of the engine under test; what was copied from it is dropped after the test."""
    made: SqliteTemplate | PostgresTemplate = request.getfixturevalue(f"{engine_name}_template")
    yield made
    if isinstance(made, PostgresTemplate):
        made.drop_copies()


@pytest.fixture
def new_settings(template: Template, tmp_path: Path) -> Callable[[], Settings]:
    """Each call makes one more migrated database; `open_database` opens it."""
    numbers = iter(range(1, 1000))
    return lambda: template.settings_of_a_copy(tmp_path / f"longcours-{next(numbers)}")


@pytest.fixture
def settings(new_settings: Callable[[], Settings]) -> Settings:
    return new_settings()


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """A migrated database without rows, used by this test alone."""
    opened = open_database(settings)
    yield opened
    opened.close()


@pytest.fixture
def client(settings: Settings, database: Database) -> Iterator[TestClient]:
    """A browser of our own origin, not signed in; what the server cannot answer is raised in the test."""
    # Imported here: tests of pure parts need not load the whole service.
    from app.main import create_app

    with TestClient(create_app(settings, database), base_url=ORIGIN, headers={"Origin": ORIGIN}) as opened:
        yield opened


@pytest.fixture
def cast(settings: Settings, database: Database) -> Any:
    """The `tests.cast.Cast` of this test's database: makes practices, people and signed-in browsers."""
    # Imported here: tests of pure parts need not load the whole service.
    from tests.cast import Cast

    return Cast(settings, database)
