"""Words sealed on a locked device: opened here, and nowhere else.

ECDH on P-256 with a key made for the occasion, HKDF-SHA256, AES-256-GCM bound to person, record and mutation. The
service's own keys are derived from the master key, one per generation; every former generation still opens.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.http.strict_json import Json, UnreadableJson, read_json
from app.storage.keys import Keys
from app.sync.schemas import SealedIn

# Raised by one when devices shall seal to a new key; they are told at their next opening.
CURRENT_GENERATION = 1
_LABEL = b"longcours/sealed/1"
_CURVE = ec.SECP256R1()
_ORDER = int("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16)
_NONCE_BYTES = 12


class SealedUnreadable(ValueError):
    """Made for another key, for another mutation, or damaged."""


@dataclass(frozen=True, slots=True)
class SealingKey:
    """One generation of the service's key pair."""

    private: ec.EllipticCurvePrivateKey

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def key_id(self) -> str:
        return hashlib.sha256(self.public).hexdigest()[:16]


def sealing_key(keys: Keys, generation: int = CURRENT_GENERATION) -> SealingKey:
    wide = b"".join(keys.derive(f"sealing-{generation}-{half}") for half in ("a", "b"))
    return SealingKey(ec.derive_private_key(int.from_bytes(wide) % (_ORDER - 1) + 1, _CURVE))


def open_sealed(keys: Keys, sealed: SealedIn, bound_to: tuple[UUID, UUID, UUID]) -> dict[str, Json]:
    """What was written, unjudged. `bound_to`: person, record, mutation. Raises SealedUnreadable."""
    key = _key_named(keys, sealed.key_id)
    try:
        ephemeral = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, _bytes(sealed.ephemeral))
        secret = key.private.exchange(ec.ECDH(), ephemeral)
        box_key = HKDF(SHA256(), 32, salt=_bytes(sealed.ephemeral) + key.public, info=_LABEL).derive(secret)
        nonce = _bytes(sealed.nonce)
        if len(nonce) != _NONCE_BYTES:
            raise SealedUnreadable
        plain = AESGCM(box_key).decrypt(nonce, _bytes(sealed.box), _binding(bound_to))
        content = read_json(plain)
    except (InvalidTag, UnreadableJson, ValueError) as error:
        raise SealedUnreadable from error
    if not isinstance(content, dict):
        raise SealedUnreadable
    return content


def _key_named(keys: Keys, key_id: str) -> SealingKey:
    for generation in range(CURRENT_GENERATION, 0, -1):
        key = sealing_key(keys, generation)
        if key.key_id == key_id:
            return key
    raise SealedUnreadable


def _binding(bound_to: tuple[UUID, UUID, UUID]) -> bytes:
    return b"\x1f".join([_LABEL, *(str(one).encode() for one in bound_to)])


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise SealedUnreadable from error
