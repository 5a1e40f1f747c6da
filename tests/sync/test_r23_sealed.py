"""Requirement 23, the service's side: sealed words are judged exactly as clear ones, and opened for nothing else."""

import base64
import os
from typing import Any
from uuid import UUID

import orjson
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kit.ids import new_id
from app.storage.keys import Keys
from app.sync.schemas import SealedIn
from app.sync.sealing import SealedUnreadable, open_sealed, sealing_key
from tests.house import DAY, Json, Notebook

CONTROLS = ("mutation_id", "record_id", "base", "base_epoch", "parent", "rebase")


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def seal(public: bytes, key_id: str, bound_to: tuple[object, ...], content: Any) -> Json:
    """As a device does it."""
    mine = ec.generate_private_key(ec.SECP256R1())
    ephemeral = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    secret = mine.exchange(ec.ECDH(), theirs)
    key = HKDF(SHA256(), 32, salt=ephemeral + public, info=b"longcours/sealed/1").derive(secret)
    nonce = os.urandom(12)
    binding = "\x1f".join(["longcours/sealed/1", *(str(one) for one in bound_to)]).encode()
    plain = content if isinstance(content, bytes) else orjson.dumps(content)
    box = AESGCM(key).encrypt(nonce, plain, binding)
    return {"key_id": key_id, "ephemeral": _b64(ephemeral), "nonce": _b64(nonce), "box": _b64(box)}


def _mutation(**fields: Any) -> Json:
    return {
        "mutation_id": str(new_id()),
        "record_id": str(new_id()),
        "kind": "flare",
        "op": "put",
        "local_date": DAY,
        "fields": fields,
    }


def _sealed(notebook: Notebook, clear: Json, **changed: Any) -> Json:
    key = notebook.person.get("/v1/sync/sealing-key").json()
    outside = {name: clear[name] for name in CONTROLS if name in clear}
    inside = {name: value for name, value in clear.items() if name not in CONTROLS}
    bound_to = (notebook.patient_id, clear["record_id"], clear["mutation_id"])
    public = base64.b64decode(key["public_key"])
    return {**outside, "sealed": seal(public, key["key_id"], bound_to, inside) | changed}


def _push(notebook: Notebook, *mutations: Json) -> list[Json]:
    body = {"patient": str(notebook.patient_id), "client_schema": 3, "mutations": list(mutations)}
    answer = notebook.person.post("/v1/sync/push", json=body)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["results"])


def _without_place(verdict: Json) -> Json:
    return {name: value for name, value in verdict.items() if name not in ("mutation_id", "seq", "head")}


def test_r23_sealed_words_arrive_as_they_were_written(notebook: Notebook) -> None:
    clear = _mutation(ongoing=True, note="sous la pluie")
    [verdict] = _push(notebook, _sealed(notebook, clear))

    assert verdict["status"] == "applied"
    [flare] = notebook.lists("flare")
    assert (flare["id"], flare["fields"]["note"]) == (clear["record_id"], "sous la pluie")


def test_r23_a_sealed_and_a_clear_sending_of_one_mutation_are_the_same(notebook: Notebook) -> None:
    """Sealed anew at each try, and clear once the notebook is open: one note all the same."""
    clear = _mutation(note="une fois")
    verdicts = [_push(notebook, one)[0] for one in (_sealed(notebook, clear), _sealed(notebook, clear), clear)]

    assert [verdict["status"] for verdict in verdicts] == ["applied"] * 3
    assert [verdict["duplicate"] for verdict in verdicts] == [False, True, True]
    assert len(notebook.lists("flare")) == 1


def test_r23_verdicts_are_those_of_clear_words(notebook: Notebook) -> None:
    wrong = {"worst_pain": 99}
    strange = {"colour": "blue"}
    for fields in (wrong, strange, {"worst_pain": 4}):
        [clear] = _push(notebook, _mutation(**fields))
        [sealed] = _push(notebook, _sealed(notebook, _mutation(**fields)))
        assert _without_place(sealed) == _without_place(clear)


def test_r23_an_identifier_used_for_other_words_is_refused(notebook: Notebook) -> None:
    first = _mutation(note="les uns")
    _push(notebook, _sealed(notebook, first))
    [verdict] = _push(notebook, _sealed(notebook, first | {"fields": {"note": "les autres"}}))

    assert verdict["status"] == "id_reused"


def test_r23_a_bad_seal_stops_nothing_but_itself(notebook: Notebook) -> None:
    good, bad = _mutation(note="avant"), _mutation(note="abîmé")
    damaged = _sealed(notebook, bad, nonce=_b64(b"0" * 12))
    verdicts = _push(notebook, _sealed(notebook, good), damaged, _mutation(note="après"))

    assert [verdict["status"] for verdict in verdicts] == ["applied", "rejected", "applied"]
    assert verdicts[1]["problem"]["code"] == "sealed_unreadable"
    assert verdicts[1]["mutation_id"] == bad["mutation_id"]


def test_r23_a_seal_opens_for_its_own_mutation_only(notebook: Notebook) -> None:
    sealed = _sealed(notebook, _mutation(note="à moi"))
    moved = [sealed | {"record_id": str(new_id())}, sealed | {"mutation_id": str(new_id())}]

    assert [verdict["problem"]["code"] for verdict in _push(notebook, *moved)] == ["sealed_unreadable"] * 2


def test_r23_what_stands_outside_cannot_be_said_inside(notebook: Notebook) -> None:
    clear = _mutation(note="dedans")
    key = notebook.person.get("/v1/sync/sealing-key").json()
    bound_to = (notebook.patient_id, clear["record_id"], clear["mutation_id"])
    inside = clear | {"record_id": str(new_id()), "parent": str(new_id())}
    outside = {name: clear[name] for name in ("mutation_id", "record_id")}
    sealed = seal(base64.b64decode(key["public_key"]), key["key_id"], bound_to, inside)
    [verdict] = _push(notebook, outside | {"sealed": sealed})

    assert verdict["status"] == "applied"
    assert notebook.lists("flare")[0]["id"] == clear["record_id"]


def test_r23_poison_under_a_seal_is_refused(notebook: Notebook) -> None:
    key = notebook.person.get("/v1/sync/sealing-key").json()
    public = base64.b64decode(key["public_key"])
    poisons = (b"", b"[]", b'{"fields": {"worst_pain": 1e400}}', b'{"op": "put", "op": "put"}', b"{" * 5000, b"\xff")
    for poison in poisons:
        clear = _mutation()
        bound_to = (notebook.patient_id, clear["record_id"], clear["mutation_id"])
        outside = {name: clear[name] for name in ("mutation_id", "record_id")}
        [verdict] = _push(notebook, outside | {"sealed": seal(public, key["key_id"], bound_to, poison)})
        assert verdict["problem"]["code"] == "sealed_unreadable", poison


_KEYS = Keys(b"k" * 32)
_JSON = st.dictionaries(st.text(max_size=8), st.one_of(st.text(max_size=30), st.integers(-9, 9), st.booleans()))


@settings(max_examples=60, deadline=None)
@given(_JSON.filter(lambda content: "\x00" not in str(content) and "\\x00" not in repr(content)), st.data())
def test_r23_whatever_is_changed_in_a_seal_it_no_longer_opens(content: Json, data: st.DataObject) -> None:
    key = sealing_key(_KEYS)
    bound_to: tuple[UUID, UUID, UUID] = (new_id(), new_id(), new_id())
    sealed = seal(key.public, key.key_id, bound_to, content)
    assert open_sealed(_KEYS, SealedIn(**sealed), bound_to) == content

    name = data.draw(st.sampled_from(("ephemeral", "nonce", "box")))
    raw = bytearray(base64.b64decode(sealed[name]))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        opened = open_sealed(_KEYS, SealedIn(**sealed | {name: _b64(bytes(raw))}), bound_to)
    except SealedUnreadable:
        return
    raise AssertionError(f"opened with a changed {name}: {opened}")


def test_r23_another_installation_opens_nothing() -> None:
    key = sealing_key(_KEYS)
    bound_to = (new_id(), new_id(), new_id())
    sealed = SealedIn(**seal(key.public, key.key_id, bound_to, {"a": 1}))
    try:
        open_sealed(Keys(b"o" * 32), sealed, bound_to)
    except SealedUnreadable:
        return
    raise AssertionError("opened by another installation")
