"""Requirement 4: what a password may be, and what its hash costs."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from app.identity.passwords import (
    LONGEST,
    hash_password,
    is_guessable,
    is_password,
    require_fit_password,
)
from app.kit.errors import InvalidFields
from tests.cast import PASSWORD, Cast


def test_r04_the_hash_is_argon2id_with_19_mebibytes_two_passes_one_lane() -> None:
    assert hash_password("quelque chose de long").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("onze lettre", "password_too_short"),
        ("x" * (LONGEST + 1), "password_too_long"),
        ("motdepasse1234", "password_too_common"),
        ("MotDePasse!2026", "password_too_common"),
        ("P@ssw0rd1234!", "password_too_common"),
        ("azertyuiop123", "password_too_common"),
        ("qwertyuiopasdf", "password_too_common"),
        ("123456789012", "password_too_common"),
        ("210987654321", "password_too_common"),
        ("aaaaaaaaaaaaab", "password_too_common"),
        ("abcabcabcabcabc", "password_too_common"),
        ("jetaimejetaime", "password_too_common"),
        ("bonjourbonjour1", "password_too_common"),
        ("ILoveYou20202020", "password_too_common"),
        ("claire.moreau.1985", "password_too_common"),
        ("kinesitherapeute", "password_too_common"),
        ("1 9 8 5 0 3 1 2", "password_too_common"),
    ],
)
def test_r04_easy_passwords_are_refused(password: str, code: str) -> None:
    with pytest.raises(InvalidFields) as refused:
        require_fit_password(password, "claire.moreau", "Claire Moreau")

    assert [problem.code for problem in refused.value.problems] == [code]


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        PASSWORD,
        "Zm9vYmFy-quartz-7",
        "Ωραία μέρα σήμερα",
        "трамвай идёт в депо",
        "Ki9$vQ2!xPw7",
    ],
)
def test_r04_long_phrases_pass(password: str) -> None:
    require_fit_password(password, "claire", "Claire")
    assert not is_guessable(password)


def test_the_same_keys_on_two_systems_give_the_same_password() -> None:
    composed, decomposed = "une \u00e9toile au matin", "une e\u0301toile au matin"

    assert is_password(decomposed, hash_password(composed))


def test_a_hash_of_another_kind_is_a_wrong_password() -> None:
    assert not is_password(PASSWORD, "$2b$12$abcdefghijklmnopqrstuv")
    assert not is_password(PASSWORD, None)


@pytest.mark.engines("sqlite")
def test_r04_forty_sign_ins_at_once_leave_the_server_answering(cast: Cast) -> None:
    """Memory grows by less than 120 MiB, another request is answered between any few of them, nothing fails."""
    accounts = [cast.account(f"person{number}").login for number in range(40)]
    with cast.browser() as warm, cast.browser() as probe:
        warm.post("/v1/session", json={"login": accounts[0], "password": "pas le bon mot"})
        before = psutil.Process().memory_info().rss
        peak, answered, is_over = before, 0, threading.Event()

        def watch() -> None:
            nonlocal peak, answered
            while not is_over.is_set():
                answered += probe.get("/livez").status_code == 200
                peak = max(peak, psutil.Process().memory_info().rss)
                time.sleep(0.01)

        def sign_in(login: str) -> int:
            return warm.post("/v1/session", json={"login": login, "password": PASSWORD}).status_code

        watcher = threading.Thread(target=watch)
        watcher.start()
        with ThreadPoolExecutor(40) as pool:
            statuses = list(pool.map(sign_in, accounts))
        is_over.set()
        watcher.join()

    assert set(statuses) == {200}
    assert peak - before <= 120 * 1024 * 1024
    assert answered >= 10
