"""Requirement 51: a disk that is full or read-only is told in a sentence, nothing is acknowledged, reading goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, event

from app.kit.ids import new_id
from tests.cast import ORIGIN, Cast, problem_of

_BODY = {"local_date": "2026-03-01", "text": "x" * 20_000}
_NEW = {"If-None-Match": "*"}


@contextmanager
def followed(cast: Cast) -> Iterator[tuple[TestClient, str]]:
    """A therapist's browser and the address of a person's stories."""
    practice = cast.practice()
    account = cast.colleague(practice, "marianne")
    url = f"/v1/patients/{cast.person(practice)}/stories"
    with cast.browser(account) as browser:
        assert browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW).status_code == 201
        # Reading is written down once a quarter of an hour, before anything is shown.
        assert len(browser.get(url).json()["items"]) == 1
        yield browser, url


@contextmanager
def at_each_begin(cast: Cast, act: Callable[[Connection], object]) -> Iterator[None]:
    event.listen(cast.database.writing, "begin", act)
    try:
        yield
    finally:
        event.remove(cast.database.writing, "begin", act)


@contextmanager
def read_only(cast: Cast) -> Iterator[None]:
    """The database itself refuses, as it does when its disk was mounted read-only."""
    if cast.database.sqlite_file is None:
        with at_each_begin(cast, lambda connection: connection.exec_driver_sql("SET TRANSACTION READ ONLY")):
            yield
        return
    _say_to_the_writer(cast, "PRAGMA query_only=ON")
    try:
        yield
    finally:
        _say_to_the_writer(cast, "PRAGMA query_only=OFF")


def _say_to_the_writer(cast: Cast, pragma: str) -> None:
    """Outside of any transaction: there is one such connection, and it stays open."""
    connection = cast.database.writing.raw_connection()
    connection.cursor().execute(pragma)
    connection.close()


def test_r51_a_read_only_disk_acknowledges_nothing_and_is_read(cast: Cast) -> None:
    with followed(cast) as (browser, url):
        with read_only(cast):
            refused = browser.put(f"{url}/{new_id()}", json=_BODY, headers={**_NEW, "Accept-Language": "en"})
            assert "stays on your phone" in problem_of(refused, 503, "read_only")["detail"]
            assert len(browser.get(url).json()["items"]) == 1

        assert browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW).status_code == 201
        assert len(browser.get(url).json()["items"]) == 2


@pytest.mark.engines("sqlite")
def test_r51_a_full_disk_acknowledges_nothing_and_is_read(cast: Cast) -> None:
    def limit_pages(limit: int) -> None:
        with cast.database.writing.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={limit}")

    with followed(cast) as (browser, url):
        limit_pages(1)  # SQLite takes the present size: not one page more
        answers = [browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW) for _ in range(12)]
        kept = [answer for answer in answers if answer.status_code == 201]
        refused = [answer for answer in answers if answer.status_code != 201]
        assert refused
        for answer in refused:
            assert "reste sur votre téléphone" in problem_of(answer, 507, "storage_full")["detail"]
        assert len(browser.get(url).json()["items"]) == 1 + len(kept)

        limit_pages(1_073_741_823)
        assert browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW).status_code == 201


def test_r51_another_fault_of_the_database_stays_ours(cast: Cast) -> None:
    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("SELECT * FROM no_such_table")

    practice = cast.practice()
    account = cast.colleague(practice, "marianne")
    url = f"/v1/patients/{cast.person(practice)}/stories/{new_id()}"
    with TestClient(cast.app, ORIGIN, raise_server_exceptions=False, headers={"Origin": ORIGIN}) as browser:
        cast.sign_in(browser, account)
        with at_each_begin(cast, fail):
            problem_of(browser.put(url, json=_BODY, headers=_NEW), 500, "unexpected")
