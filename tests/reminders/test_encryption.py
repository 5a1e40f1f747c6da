"""The published example of RFC 8291, byte for byte, and the signature of RFC 8292."""

import orjson
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from app.reminders.encryption import (
    Ephemeral,
    Recipient,
    authorization,
    encrypt,
    from_base64url,
    public_key_of,
    server_key,
    to_base64url,
)
from app.storage.keys import Keys

RECIPIENT = Recipient(
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
)
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
PLAIN = b"When I grow up, I want to be a watermelon"
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_y"
    "l95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_published_example_comes_out_byte_for_byte() -> None:
    key = ec.derive_private_key(int.from_bytes(from_base64url(SENDER)), ec.SECP256R1())

    sealed = encrypt(PLAIN, RECIPIENT, Ephemeral(key, from_base64url(SALT)), padded_to=len(PLAIN))

    assert to_base64url(sealed) == SEALED


def test_every_message_has_the_same_length() -> None:
    lengths = {len(encrypt(bytes(size), RECIPIENT, Ephemeral.made(), padded_to=512)) for size in (0, 100, 512)}

    assert lengths == {615}


def test_the_key_pair_is_that_of_the_installation() -> None:
    first, again, other = (public_key_of(server_key(Keys(bytes([number] * 32)))) for number in (1, 1, 2))

    assert first == again
    assert first != other


def test_the_signature_names_the_push_service_and_is_checked_with_the_public_key() -> None:
    key = server_key(Keys(bytes(32)))
    scheme, _, parts = authorization(key, "https://push.example.org", "mailto:a@example.org", 1_000).partition(" ")
    token, public = (part.partition("=")[2] for part in parts.split(", "))
    signed, _, signature = token.rpartition(".")
    raw = from_base64url(signature)
    der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    checked_with = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_base64url(public))

    assert scheme == "vapid"
    assert orjson.loads(from_base64url(signed.partition(".")[2])) == {
        "aud": "https://push.example.org",
        "exp": 1_000 + 12 * 3600,
        "sub": "mailto:a@example.org",
    }
    checked_with.verify(der, signed.encode(), ec.ECDSA(SHA256()))
    with pytest.raises(InvalidSignature):
        checked_with.verify(der, signed.encode() + b"x", ec.ECDSA(SHA256()))
