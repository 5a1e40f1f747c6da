"""Sealed words

What people wrote is sealed with two keys of their own, and the log's chain is laid anew over the sealed bytes. A row
that is no JSON object is left as it is, so that the step can be repeated and taken back.

Revision: 0020
Follows: 0019
"""

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import orjson
import sqlalchemy as sa
from alembic import op
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
_PARTS = ("diary", "care")
_CHAINED = (
    "patient_id", "seq", "mutation_id", "kind", "record_id", "op", "status", "base", "parent", "head", "version",
    "deleted", "visibility_before", "visibility", "author_id", "author_role", "device_id", "device_time",
    "clock_offset_seconds", "received_at", "content_hash",
)  # fmt: skip
_UUIDS = frozenset({"patient_id", "mutation_id", "record_id", "base", "parent", "head", "author_id", "device_id"})
_TIMES = frozenset({"device_time", "received_at"})
# Each column of words, and what stands in it from now on.
_WORDS: dict[str, dict[str, Any]] = {
    "adjustment": {"note": None, "what": "", "why": None},
    "annotation": {"note": None, "text": ""},
    "attention_point": {"note": None, "text": ""},
    "care_actor": {"note": None, "name": None, "contact": None},
    "care_contact": {"note": None, "text": None},
    "checkin": {"note": None, "matters_text": None},
    "condition_label": {"note": None, "text": "", "asserted_by": None},
    "contact_wish": {"note": None},
    "external_score": {"note": None, "name": "", "source_text": None},
    "flare": {"note": None, "tools_used": []},
    "focus_window": {"note": None, "why": None},
    "goal": {"note": None, "text": "", "why_it_matters": None, "horizon": None, "recalibrations": []},
    "life_event": {"note": None, "title": None},
    "need": {"note": None, "text": ""},
    "night": {"note": None},
    "pain_map": {"note": None, "source_labels": []},
    "private_note": {"note": None, "text": ""},
    "prom_request": {"note": None},
    "prom_response": {"note": None},
    "red_flag_review": {"note": None},
    "referral": {"note": None, "what": None, "steps": []},
    "rhythm": {"note": None, "text": ""},
    "story": {"note": None, "title": None, "text": ""},
    "tool_use": {"note": None, "label": "", "with_whom": None, "site": None, "guidance": None, "side_effects": None},
    "visit": {
        "note": None, "topics": [], "tools": [], "their_words": None, "agreed": None, "therapist_summary": None,
    },
    "weighting": {"note": None},
    "work_contact": {"note": None, "outcome_text": None},
    "work_status": {"note": None, "job": None},
}  # fmt: skip
# Words in rows beside the log, and how long they were allowed to be before they were sealed.
_BESIDE = {
    "emergency_opening": ("reason", 500),
    "self_notice": ("words", 200),
    "share_link": ("label", 80),
    "share_opening": ("recipient", 100),
}


def _type_of(name: str) -> Any:
    if name in _UUIDS:
        return sa.Uuid()
    if name in _TIMES:
        return sa.DateTime(timezone=True)
    if name in ("content_hash", "prev_hash", "hash", "erased_payload"):
        return sa.LargeBinary()
    return {"deleted": sa.Boolean(), "seq": sa.Integer()}.get(name)


_CHANGE = sa.table(
    "change",
    *(
        sa.column(name, _type_of(name))
        for name in (*_CHAINED, "fields", "state", "prev_hash", "hash", "erased_payload")
    ),
)
_COUNTER = sa.table("patient_counter", sa.column("patient_id", sa.Uuid()), sa.column("chain_hash", sa.LargeBinary()))
_KEYS = sa.table(
    "person_key",
    sa.column("patient_id", sa.Uuid()),
    sa.column("part"),
    sa.column("key_id", sa.Uuid()),
    sa.column("wrap_id"),
    sa.column("wrapped", sa.LargeBinary()),
)
_MOVED = ("fields", "state", "content_hash", "prev_hash", "hash")
_REWRITE = (
    sa.update(_CHANGE)
    .where(_CHANGE.c.patient_id == sa.bindparam("of"), _CHANGE.c.seq == sa.bindparam("at"))
    .values({name: sa.bindparam(f"new_{name}") for name in _MOVED})
)


def upgrade() -> None:
    op.create_table(
        "person_key",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(*_PARTS, name="part", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("wrap_id", sa.String(16), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_person_key_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "part", name=op.f("pk_person_key")),
    )
    op.create_index(op.f("ix_person_key_wrap_id"), "person_key", ["wrap_id"])
    op.add_column("change", sa.Column("erased_payload", sa.LargeBinary(), nullable=True))
    connection = op.get_bind()
    for name, (column, _) in _BESIDE.items():
        _set_length(name, column, None)
    told = [sa.select(_CHANGE.c.patient_id).where(_CHANGE.c.fields.like("{%"))]
    told += [sa.select(_beside(name).c.patient_id) for name in _BESIDE]
    for patient_id in connection.execute(sa.union(*told)).scalars().all():
        _seal_person(connection, patient_id)


def downgrade() -> None:
    connection = op.get_bind()
    owners = connection.execute(sa.select(_KEYS.c.patient_id).distinct()).scalars().all()
    for patient_id in owners:
        _open_person(connection, patient_id)
    for name, (column, length) in _BESIDE.items():
        _set_length(name, column, length)
    op.drop_column("change", "erased_payload")
    op.drop_index(op.f("ix_person_key_wrap_id"), table_name="person_key")
    op.drop_table("person_key")


def _set_length(table: str, column: str, length: int | None) -> None:
    # SQLite holds no text to its length.
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column(table, column, type_=sa.String(length))


def _beside(name: str) -> Any:
    keys = [sa.column("patient_id", sa.Uuid())] + [sa.column("id", sa.Uuid())] * (name != "self_notice")
    return sa.table(name, *keys, sa.column(_BESIDE[name][0]))


def _change_beside(connection: sa.Connection, patient_id: UUID, changed: Callable[[str, bytes], str]) -> None:
    for name, (column, _) in _BESIDE.items():
        table = _beside(name)
        query = sa.select(table).where(table.c.patient_id == patient_id, table.c[column].is_not(None))
        for row in connection.execute(query).mappings().all():
            words = changed(row[column], f"{patient_id}|{name}|{row.get('id', '')}|{column}".encode())
            same = [table.c[key] == row[key] for key in row if key != column]
            connection.execute(sa.update(table).where(*same).values({column: words}))


def _sealed(key_id: UUID, key: AESGCM, words: str, bound_to: bytes) -> str:
    nonce = os.urandom(12)
    whole = b"\x01" + key_id.bytes + nonce + key.encrypt(nonce, words.encode(), bound_to)
    return base64.b64encode(whole).decode("ascii")


def _opened(known: dict[bytes, AESGCM], sealed: str, bound_to: bytes) -> str:
    whole = base64.b64decode(sealed)
    return known[whole[1:17]].decrypt(whole[17:29], whole[29:], bound_to).decode()


def _seal_person(connection: sa.Connection, patient_id: UUID) -> None:
    keys = connection.info["keys"]
    made = {part: (uuid4(), AESGCM.generate_key(bit_length=256)) for part in _PARTS}
    wrap_id, wrapping = keys.newest_wrapping()
    for part, (key_id, plain) in made.items():
        nonce = os.urandom(12)
        wrapped = nonce + AESGCM(wrapping).encrypt(nonce, plain, f"{patient_id}|{part}|{key_id}".encode())
        row = {"patient_id": patient_id, "part": part, "key_id": key_id, "wrap_id": wrap_id, "wrapped": wrapped}
        connection.execute(sa.insert(_KEYS), row)
    content_key = keys.derive("content")

    def sealed(row: dict[str, Any]) -> None:
        key_id, plain = made["diary" if row["visibility"] == "patient_only" else "care"]
        for name in ("fields", "state"):
            bound_to = f"{patient_id}|change|{row['seq']}|{name}".encode()
            row[name] = _sealed(key_id, AESGCM(plain), row[name], bound_to)
        row["content_hash"] = hmac.digest(content_key, row["content_hash"], "sha256")

    _lay_again(connection, patient_id, sealed)
    care_id, care = made["care"]
    _change_beside(connection, patient_id, lambda words, place: _sealed(care_id, AESGCM(care), words, place))
    for name, nothing in _WORDS.items():
        table = _table(name)
        connection.execute(sa.update(table).where(table.c.patient_id == patient_id).values(nothing))


def _open_person(connection: sa.Connection, patient_id: UUID) -> None:
    keys = connection.info["keys"]
    known: dict[bytes, AESGCM] = {}
    for row in connection.execute(sa.select(_KEYS).where(_KEYS.c.patient_id == patient_id)):
        wrapped = row.wrapped
        # Any other length was not wrapped here, and opens nothing.
        if len(wrapped) == 60:
            owner = f"{patient_id}|{row.part}|{row.key_id}".encode()
            wrapping = AESGCM(keys.wrapping(row.wrap_id))
            known[row.key_id.bytes] = AESGCM(wrapping.decrypt(wrapped[:12], wrapped[12:], owner))
    if not known:
        return

    def opened(row: dict[str, Any]) -> None:
        for name in ("fields", "state"):
            if not row[name]:
                row[name] = "{}"
                continue
            row[name] = _opened(known, row[name], f"{patient_id}|change|{row['seq']}|{name}".encode())
        meant = [row["kind"], str(row["record_id"]), row["op"], orjson.loads(row["fields"])]
        row["content_hash"] = hashlib.sha256(orjson.dumps(meant, option=orjson.OPT_SORT_KEYS)).digest()

    _lay_again(connection, patient_id, opened)
    _change_beside(connection, patient_id, lambda sealed, place: _opened(known, sealed, place))
    for name, nothing in _WORDS.items():
        _give_back(connection, patient_id, name, nothing)


def _lay_again(connection: sa.Connection, patient_id: UUID, change_row: Any) -> None:
    chain_key, previous = connection.info["keys"].derive("change-log"), bytes(32)
    for rows in _in_portions(connection, patient_id):
        for row in rows:
            change_row(row)
            row["prev_hash"] = previous
            row["hash"] = previous = _link(chain_key, row)
        connection.execute(
            _REWRITE,
            [{"of": patient_id, "at": row["seq"], **{f"new_{name}": row[name] for name in _MOVED}} for row in rows],
        )
    connection.execute(sa.update(_COUNTER).where(_COUNTER.c.patient_id == patient_id).values(chain_hash=previous))


def _in_portions(connection: sa.Connection, patient_id: UUID) -> Iterator[list[dict[str, Any]]]:
    last = 0
    while True:
        query = sa.select(_CHANGE).where(_CHANGE.c.patient_id == patient_id, _CHANGE.c.seq > last)
        rows = [dict(row) for row in connection.execute(query.order_by(_CHANGE.c.seq).limit(1000)).mappings()]
        if not rows:
            return
        last = rows[-1]["seq"]
        yield rows


def _link(key: bytes, row: dict[str, Any]) -> bytes:
    payload = hashlib.sha256((row["fields"] + "\n" + row["state"]).encode()).digest()
    header = orjson.dumps([_plain(row[name]) for name in _CHAINED], option=orjson.OPT_SORT_KEYS)
    return hmac.digest(key, row["prev_hash"] + payload + header, "sha256")


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        # SQLite gives them back bare, in UTC.
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    return str(value) if isinstance(value, UUID) else value


def _table(name: str) -> Any:
    typed = [sa.column(column, _JSON if nothing == [] else sa.Text()) for column, nothing in _WORDS[name].items()]
    keys = [sa.column("patient_id", sa.Uuid()), sa.column("id", sa.Uuid()), sa.column("seq", sa.Integer())]
    return sa.table(name, *keys, *typed)


def _give_back(connection: sa.Connection, patient_id: UUID, name: str, nothing: dict[str, Any]) -> None:
    table = _table(name)
    query = (
        sa.select(table.c.id, _CHANGE.c.state)
        .join(_CHANGE, sa.and_(_CHANGE.c.patient_id == table.c.patient_id, _CHANGE.c.seq == table.c.seq))
        .where(table.c.patient_id == patient_id)
    )
    for record_id, state in connection.execute(query).all():
        said = json.loads(state)
        words = {column: said.get(column, empty) for column, empty in nothing.items()}
        connection.execute(
            sa.update(table).where(table.c.patient_id == patient_id, table.c.id == record_id).values(words)
        )
