"""Words of one person as they lie in the database: `v1 ‖ key id ‖ nonce ‖ ciphertext`, bound to their place."""

import base64
import os
from collections.abc import Mapping
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Table, bindparam, select, text

from app.keyring.models import Part, PersonKey
from app.kit.errors import DomainError
from app.storage.insertion import insert_if_absent
from app.storage.keys import Keys, KeyUnusable
from app.storage.sessions import ReadSession, WriteSession

KEYS: Table = PersonKey.__table__  # type: ignore[attr-defined]
# Shared by whoever makes a key, taken alone by whoever wraps them all again; on SQLite the one writer is enough.
WRAPPING_LOCK = 7_461_203_919

_VERSION = b"\x01"
_ID_END, _NONCE_END = 17, 29
_THEIRS = select(KEYS.c.part, KEYS.c.key_id, KEYS.c.wrap_id, KEYS.c.wrapped).where(
    KEYS.c.patient_id == bindparam("patient_id")
)


class WordsUnreadable(DomainError):
    """Their key was destroyed, or they were moved or altered."""

    code = "words_unreadable"
    status = 503


class Sealer:
    """One person's keys, unwrapped for as long as one session lasts."""

    def __init__(self, patient_id: UUID, keys: Mapping[Part, tuple[UUID, AESGCM]]) -> None:
        self._patient_id = patient_id
        self._parts = keys
        self._by_id = {key_id.bytes: key for key_id, key in keys.values()}

    def seal(self, part: Part, words: str, place: str) -> str:
        key_id, key = self._parts[part]
        nonce = os.urandom(12)
        sealed = key.encrypt(nonce, words.encode(), self._bound_to(place))
        return base64.b64encode(_VERSION + key_id.bytes + nonce + sealed).decode("ascii")

    def open(self, sealed: str, place: str) -> str:
        """Raises WordsUnreadable."""
        try:
            whole = base64.b64decode(sealed)
            key = self._by_id[whole[1:_ID_END]]
            return key.decrypt(whole[_ID_END:_NONCE_END], whole[_NONCE_END:], self._bound_to(place)).decode()
        except (KeyError, ValueError, InvalidTag):
            raise WordsUnreadable from None

    def _bound_to(self, place: str) -> bytes:
        return f"{self._patient_id}|{place}".encode()


def sealer_of(session: ReadSession, patient_id: UUID) -> Sealer:
    """For reading. A transaction that writes asks anew each time, since what it made may be rolled back."""
    if isinstance(session, WriteSession):
        return _read(session, patient_id)
    known: dict[UUID, Sealer] = session.info.setdefault("sealers", {})
    if patient_id not in known:
        known[patient_id] = _read(session, patient_id)
    return known[patient_id]


def sealer_for_writing(session: WriteSession, patient_id: UUID) -> Sealer:
    """The same with both keys there, made in this transaction where they are missing."""
    found = _stored(session, patient_id)
    missing = [part for part in Part if part not in found]
    if missing:
        _make(session, patient_id, missing)
        found = _stored(session, patient_id)
    return Sealer(patient_id, found)


def wrap(keys: Keys, row: Mapping[str, object], plain: bytes) -> dict[str, object]:
    """The row under the newest key of the words."""
    wrap_id, wrapping = keys.newest_wrapping()
    nonce = os.urandom(12)
    sealed = AESGCM(wrapping).encrypt(nonce, plain, _owner(row))
    return {**row, "wrap_id": wrap_id, "wrapped": nonce + sealed}


def unwrap(keys: Keys, row: Mapping[str, object]) -> bytes:
    """Raises WordsUnreadable where the key of the words is gone or the row was altered."""
    wrapped = row["wrapped"]
    assert isinstance(wrapped, bytes)
    try:
        wrapping = keys.wrapping(str(row["wrap_id"]))
        return AESGCM(wrapping).decrypt(wrapped[:12], wrapped[12:], _owner(row))
    except (KeyUnusable, InvalidTag):
        raise WordsUnreadable from None


def keys_of_session(session: ReadSession) -> Keys:
    keys: Keys = session.info["keys"]
    return keys


def _read(session: ReadSession, patient_id: UUID) -> Sealer:
    return Sealer(patient_id, _stored(session, patient_id))


def _stored(session: ReadSession, patient_id: UUID) -> dict[Part, tuple[UUID, AESGCM]]:
    keys = keys_of_session(session)
    rows = session.connection().execute(_THEIRS, {"patient_id": patient_id}).mappings()
    return {Part(row["part"]): (row["key_id"], AESGCM(unwrap(keys, {**row, "patient_id": patient_id}))) for row in rows}


def _make(session: WriteSession, patient_id: UUID, parts: list[Part]) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock_shared(:lock)"), {"lock": WRAPPING_LOCK})
    for part in parts:
        row = {"patient_id": patient_id, "part": part, "key_id": uuid4()}
        # Made at the same time by somebody else, theirs is kept.
        insert_if_absent(session, PersonKey, wrap(keys_of_session(session), row, AESGCM.generate_key(bit_length=256)))


def _owner(row: Mapping[str, object]) -> bytes:
    return f"{row['patient_id']}|{Part(str(row['part']))}|{row['key_id']}".encode()
