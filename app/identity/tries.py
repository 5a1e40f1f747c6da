"""Guessing is slowed and nobody is locked out: wrong tries per account, per known device and per address.

A try is counted before the password is looked at, so that two hundred at once are as slow as one after the other.
A browser where the account signed in before has a bucket of its own: an attacker cannot use it up for its owner.
"""

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import col, select

from app.identity.models import SignInFailure
from app.kit.errors import TooManyTries
from app.storage.insertion import insert_if_absent
from app.storage.keys import Keys
from app.storage.sessions import WriteSession

FORGOTTEN_AFTER = timedelta(hours=24)
LONGEST_WAIT_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Bucket:
    """After `free` wrong tries each further one doubles the wait, from one second up to a quarter of an hour."""

    key: str
    free: int

    def wait_seconds(self, failures: int) -> int:
        beyond = failures - self.free
        return 0 if beyond <= 0 else min(2 ** min(beyond - 1, 10), LONGEST_WAIT_SECONDS)


# An address may be a whole village behind one router, so it is given far more than an account.
_FREE_OF_ACCOUNT, _FREE_OF_DEVICE, _FREE_OF_ADDRESS = 5, 10, 100


class Buckets:
    """Names buckets by keyed hashes: neither names nor addresses are kept."""

    def __init__(self, keys: Keys) -> None:
        self._key = keys.derive("sign-in-tries")

    def of_try(self, login: str, device_id: UUID | None, address: str) -> tuple[Bucket, ...]:
        """`device_id` only where this very account signed in on it before."""
        if device_id is not None:
            return (self._bucket("device", str(device_id), _FREE_OF_DEVICE),)
        return (
            self._bucket("account", login, _FREE_OF_ACCOUNT),
            self._bucket("address", address_block(address), _FREE_OF_ADDRESS),
        )

    def _bucket(self, kind: str, name: str, free: int) -> Bucket:
        message = f"{kind}\x1f{name}".encode("utf-8", "surrogatepass")
        return Bucket(hmac.new(self._key, message, hashlib.sha256).hexdigest(), free)


def address_block(address: str) -> str:
    """One IPv4 address, or the /64 of an IPv6 one, which is what a household is given."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def client_address(peer: str | None, forwarded: Sequence[str], trusted: Iterable[str]) -> str:
    """The nearest address that is not one of our own proxies; what a client wrote itself is never believed."""
    proxies = set(trusted)
    chain = [part.strip() for line in forwarded for part in line.split(",")]
    address = peer or "unknown"
    while address in proxies and chain:
        address = chain.pop()
    return address


def take_try(session: WriteSession, buckets: tuple[Bucket, ...], now: datetime) -> None:
    """Counts the try as a wrong one in advance. Raises TooManyTries, counting nothing, while a bucket is waiting."""
    session.execute(delete(SignInFailure).where(col(SignInFailure.last_failed_at) < now - FORGOTTEN_AFTER))
    rows = {bucket: _locked(session, bucket, now) for bucket in sorted(buckets, key=lambda one: one.key)}
    # Never longer than the tries deserve: a server clock set back would else lock people out for the difference.
    wait = max(
        min((row.blocked_until - now).total_seconds(), bucket.wait_seconds(row.failures))
        for bucket, row in rows.items()
    )
    if wait > 0:
        raise TooManyTries(int(wait) + 1)
    for bucket, row in rows.items():
        failures = row.failures + 1
        _set(session, bucket, failures, now, now + timedelta(seconds=bucket.wait_seconds(failures)))


def give_back(session: WriteSession, buckets: tuple[Bucket, ...], now: datetime) -> None:
    """The try was right: the account's or device's bucket is emptied, the address only gets this one back."""
    for bucket in sorted(buckets, key=lambda one: one.key):
        row = _locked(session, bucket, now)
        if bucket.free == _FREE_OF_ADDRESS:
            failures = max(row.failures - 1, 0)
            _set(session, bucket, failures, now, now + timedelta(seconds=bucket.wait_seconds(failures)))
        else:
            _set(session, bucket, 0, now, now)


def _locked(session: WriteSession, bucket: Bucket, now: datetime) -> SignInFailure:
    insert_if_absent(
        session, SignInFailure, {"bucket": bucket.key, "failures": 0, "last_failed_at": now, "blocked_until": now}
    )
    return session.exec(
        select(SignInFailure)
        .where(SignInFailure.bucket == bucket.key)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def _set(session: WriteSession, bucket: Bucket, failures: int, now: datetime, blocked_until: datetime) -> None:
    session.execute(
        update(SignInFailure)
        .where(col(SignInFailure.bucket) == bucket.key)
        .values(failures=failures, last_failed_at=now, blocked_until=blocked_until)
        .execution_options(synchronize_session=False)
    )
