"""What a push service is handed: a body only the device can read (RFC 8291), and a signature that says who sends."""

import os
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

import orjson
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.storage.keys import Keys

_CURVE_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_RECORD_BYTES = 4096
_TOKEN_LASTS_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class Recipient:
    """The device's public key and shared secret, base64url as the browser gave them."""

    p256dh: str
    auth: str


@dataclass(frozen=True, slots=True)
class Ephemeral:
    """Made anew for every message; given in only where the published example is checked."""

    key: ec.EllipticCurvePrivateKey
    salt: bytes

    @classmethod
    def made(cls) -> "Ephemeral":
        return cls(ec.generate_private_key(ec.SECP256R1()), os.urandom(16))


def server_key(keys: Keys) -> ec.EllipticCurvePrivateKey:
    """Derived from the installation's key, so that it is kept, moved and restored with it."""
    number = int.from_bytes(keys.derive("web push"))
    return ec.derive_private_key(1 + number % (_CURVE_ORDER - 1), ec.SECP256R1())


def public_key_of(key: ec.EllipticCurvePrivateKey) -> str:
    return to_base64url(_point(key.public_key()))


def encrypt(plain: bytes, recipient: Recipient, ephemeral: Ephemeral, *, padded_to: int) -> bytes:
    """One record; the padding makes every body as long as every other. Raises ValueError for an unusable key."""
    device_point = from_base64url(recipient.p256dh)
    device = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), device_point)
    own_point = _point(ephemeral.key.public_key())
    shared = ephemeral.key.exchange(ec.ECDH(), device)
    info = b"WebPush: info\x00" + device_point + own_point
    secret = _derived(shared, from_base64url(recipient.auth), info, 32)
    content_key = _derived(secret, ephemeral.salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(secret, ephemeral.salt, b"Content-Encoding: nonce\x00", 12)
    padding = b"\x02" + bytes(padded_to - len(plain))
    sealed = AESGCM(content_key).encrypt(nonce, plain + padding, None)
    header = ephemeral.salt + _RECORD_BYTES.to_bytes(4) + bytes([len(own_point)]) + own_point
    return header + sealed


def authorization(key: ec.EllipticCurvePrivateKey, audience: str, contact: str, now: float | None = None) -> str:
    """The value of the header that identifies this service to a push service (RFC 8292)."""
    until = int(now if now is not None else time.time()) + _TOKEN_LASTS_SECONDS
    claims = {"aud": audience, "exp": until, "sub": contact}
    parts = ({"typ": "JWT", "alg": "ES256"}, claims)
    signed = ".".join(to_base64url(orjson.dumps(part)) for part in parts)
    r, s = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(SHA256())))
    signature = to_base64url(r.to_bytes(32) + s.to_bytes(32))
    return f"vapid t={signed}.{signature}, k={public_key_of(key)}"


def to_base64url(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
