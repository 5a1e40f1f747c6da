"""Requirement 5: guessing is slowed, and nobody is locked out."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pwdlib import PasswordHash
from sqlalchemy import Engine, event

from app.identity.tries import address_block, client_address
from app.main import create_app
from tests.cast import ORIGIN, PASSWORD, Cast, problem_of

WRONG = "ce n'est pas celui-là"


def test_r05_guessing_is_slowed_and_nobody_is_locked_out(cast: Cast) -> None:
    owner, neighbour = cast.account("paul"), cast.account("anna")
    with cast.browser(owner) as known, cast.browser() as attacker, cast.browser() as behind_same_address:
        evaluated = 0
        for _ in range(200):
            cast.clock.move(seconds=4.5)
            evaluated += _try(attacker, "paul", WRONG) == 401
        assert 5 <= evaluated <= 20, "in fifteen minutes"

        assert [_try(known, "paul", PASSWORD) for _ in range(10)] == [200] * 10
        assert [_try(behind_same_address, neighbour.login, PASSWORD) for _ in range(10)] == [200] * 10
        assert _try(attacker, "paul", PASSWORD) == 429, "the owner's own success frees nobody else"


def test_r05_two_hundred_at_once_are_as_slow_as_one_after_the_other(cast: Cast) -> None:
    cast.account("paul")
    with cast.browser() as attacker, ThreadPoolExecutor(20) as pool:
        statuses = list(pool.map(lambda _: _try(attacker, "paul", WRONG), range(60)))

    assert set(statuses) <= {401, 429}
    assert statuses.count(401) <= 6


def test_r05_counters_survive_a_restart(cast: Cast) -> None:
    cast.account("paul")
    with cast.browser() as attacker:
        for _ in range(8):
            _try(attacker, "paul", WRONG)

    restarted = create_app(cast.settings, cast.database, cast.clock)
    with TestClient(restarted, base_url=ORIGIN, headers={"Origin": ORIGIN}) as browser:
        answer = browser.post("/v1/session", json={"login": "paul", "password": PASSWORD})

    problem_of(answer, 429, "too_many_tries")
    assert int(answer.headers["retry-after"]) >= 1


def test_r05_an_invented_forwarding_header_gives_no_new_bucket(cast: Cast) -> None:
    with cast.browser() as attacker:
        for number in range(104):
            _try(attacker, f"person{number}", WRONG, {"X-Forwarded-For": f"198.51.100.{number}"})
        assert _try(attacker, "somebody-else", WRONG, {"X-Forwarded-For": "203.0.113.9"}) == 429


def test_r05_a_known_and_an_unknown_name_are_answered_alike(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock tells apart what was done: the same statements, and one comparison at full cost."""
    cast.account("paul")
    compared: list[str] = []
    verify = PasswordHash.verify

    def noting(hashing: PasswordHash, password: str | bytes, stored: str | bytes) -> bool:
        compared.append(str(stored).rpartition("$")[0].rpartition("$")[0])
        return verify(hashing, password, stored)

    monkeypatch.setattr(PasswordHash, "verify", noting)
    with cast.browser() as browser:
        _try(browser, "warm-up", WRONG)
        known, unknown = (_refused_work(cast, browser, name, compared) for name in ("paul", "nobody"))

    assert known == unknown
    assert known.compared == ["$argon2id$v=19$m=19456,t=2,p=1"], "one comparison, at full cost"


@dataclass(frozen=True)
class _Work:
    answer: bytes
    compared: list[str]
    statements: list[str]


def _refused_work(cast: Cast, browser: TestClient, name: str, compared: list[str]) -> _Work:
    cast.clock.move(hours=25)
    statements: list[str] = []
    compared.clear()

    def note(*told: Any) -> None:
        statements.append(told[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        answer = browser.post("/v1/session", json={"login": name, "password": WRONG})
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    problem_of(answer, 401, "sign_in_refused")
    return _Work(answer.content, list(compared), statements)


def test_r05_success_empties_the_bucket(cast: Cast) -> None:
    cast.account("paul")
    with cast.browser() as browser:
        for _ in range(10):
            for _ in range(4):
                assert _try(browser, "paul", WRONG) == 401
            assert _try(browser, "paul", PASSWORD) == 200
            browser.cookies.clear()


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "unknown"),
    ],
)
def test_a_household_is_one_block_of_addresses(address: str, block: str) -> None:
    assert address_block(address) == block


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "address"),
    [
        ("192.0.2.7", ["198.51.100.1"], [], "192.0.2.7"),
        ("10.0.0.1", ["198.51.100.1"], ["10.0.0.1"], "198.51.100.1"),
        ("10.0.0.1", ["203.0.113.9, 198.51.100.1"], ["10.0.0.1"], "198.51.100.1"),
        ("10.0.0.1", ["203.0.113.9, 198.51.100.1, 10.0.0.2"], ["10.0.0.1", "10.0.0.2"], "198.51.100.1"),
        ("10.0.0.1", [], ["10.0.0.1"], "10.0.0.1"),
        (None, [], [], "unknown"),
    ],
)
def test_only_our_own_proxies_are_believed(
    peer: str | None, forwarded: list[str], trusted: list[str], address: str
) -> None:
    assert client_address(peer, forwarded, trusted) == address


def _try(browser: TestClient, login: str, password: str, headers: dict[str, str] | None = None) -> int:
    return browser.post("/v1/session", json={"login": login, "password": password}, headers=headers).status_code
