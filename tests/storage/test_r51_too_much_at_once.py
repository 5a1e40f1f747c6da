"""Requirement 51: where everything is in use the service says so and for how long, and takes the next one gladly."""

from contextlib import ExitStack, closing

import pytest
from sqlalchemy.pool import QueuePool

from app.kit.ids import new_id
from app.storage.engine import connect_sqlite
from tests.cast import Cast, problem_of

_BODY = {"local_date": "2026-03-01", "text": "Trop de bruit."}
_NEW = {"If-None-Match": "*"}


def test_r51_with_every_connection_taken_nothing_is_acknowledged_and_one_is_told_when_to_come_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = cast.practice()
    url = f"/v1/patients/{cast.person(practice)}/stories"
    pool = cast.database.writing.pool
    assert isinstance(pool, QueuePool)
    with cast.browser(cast.colleague(practice, "marianne")) as browser:
        assert browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW).status_code == 201
        assert len(browser.get(url).json()["items"]) == 1
        with ExitStack() as taken:
            for _ in range(pool.size()):
                taken.enter_context(closing(pool.connect()))
            monkeypatch.setattr(pool, "_timeout", 0.1)
            refused = browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW)
            assert "reste sur votre téléphone" in problem_of(refused, 503, "service_busy")["detail"]
            assert int(refused.headers["Retry-After"]) > 0

        assert browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW).status_code == 201
        assert len(browser.get(url).json()["items"]) == 2


@pytest.mark.engines("sqlite")
def test_r51_while_a_command_writes_for_long_one_is_told_when_to_come_again(cast: Cast) -> None:
    practice = cast.practice()
    url = f"/v1/patients/{cast.person(practice)}/stories"
    assert cast.database.sqlite_file is not None
    with cast.browser(cast.colleague(practice, "marianne")) as browser:
        assert browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW).status_code == 201
        with closing(cast.database.writing.raw_connection()) as writer:
            writer.cursor().execute("PRAGMA busy_timeout=50")
        with closing(connect_sqlite(cast.database.sqlite_file, cast.database.keys)) as command:
            command.execute("BEGIN IMMEDIATE")
            refused = browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW)
            problem_of(refused, 503, "service_busy")
            assert int(refused.headers["Retry-After"]) > 0
            command.execute("ROLLBACK")

        assert browser.put(f"{url}/{new_id()}", json=_BODY, headers=_NEW).status_code == 201
