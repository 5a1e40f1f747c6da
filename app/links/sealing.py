"""Files of a link as compact JWE (RFC 7516): `dir`, A256GCM, deflated. The key is returned and never kept."""

import base64
import secrets
import zlib

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES, _TAG_BYTES = 12, 16
_HEADER = {"alg": "dir", "enc": "A256GCM", "cty": "application/fhir+json", "zip": "DEF"}


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def sealed(content: bytes, key: bytes) -> str:
    """A fresh nonce at every call: one key seals all files of a link."""
    header = base64url(orjson.dumps(_HEADER))
    nonce = secrets.token_bytes(_NONCE_BYTES)
    # Raw deflate, as JWE asks: without the two bytes and the sum of zlib's own frame.
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    small = deflate.compress(content) + deflate.flush()
    closed = AESGCM(key).encrypt(nonce, small, header.encode())
    parts = (nonce, closed[:-_TAG_BYTES], closed[-_TAG_BYTES:])
    return ".".join((header, "", *map(base64url, parts)))


def link_of(origin: str, address: str, key: bytes, *, expires_epoch: int, flag: str) -> str:
    """The viewer of this service before `#`: what stands behind it is never sent anywhere by a browser."""
    payload = {
        "url": f"{origin}/v1/shared/{address}",
        "key": base64url(key),
        "exp": expires_epoch,
        **({"flag": flag} if flag else {}),
        # Whoever sees the code over a shoulder reads no health word in it.
        "label": "Au long cours",
        "v": 1,
    }
    return f"{origin}/lien#shlink:/{base64url(orjson.dumps(payload))}"
