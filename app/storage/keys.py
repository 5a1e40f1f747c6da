"""The master key: one file outside the data folder, and the keys derived from it for each purpose."""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.kit.errors import DomainError

_KEY_BYTES = 32


class KeyUnusable(DomainError):
    """The key file is missing beside existing data, malformed, or inside the data folder."""

    code = "key_unusable"
    status = 503


class Keys:
    """Derives 32-byte keys by HKDF-SHA256; purposes never share a key."""

    def __init__(self, master: bytes) -> None:
        if len(master) != _KEY_BYTES:
            raise KeyUnusable
        self._master = master

    def derive(self, purpose: str) -> bytes:
        return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=f"longcours/{purpose}".encode()).derive(
            self._master
        )


def open_keys(key_file: Path, data_folder: Path, *, may_create: bool) -> Keys:
    """Reads the key file, or makes it where nothing was encrypted yet.

    Raises KeyUnusable when the file lies inside the data folder, is malformed, or is missing beside existing data.
    """
    if key_file.resolve().is_relative_to(data_folder.resolve()):
        raise KeyUnusable("key_inside_data_folder")
    if not key_file.exists():
        if not may_create:
            raise KeyUnusable("key_missing")
        _write_new_key(key_file)
    try:
        return Keys(bytes.fromhex(key_file.read_text("ascii").strip()))
    except ValueError as error:
        raise KeyUnusable("key_malformed") from error


def _write_new_key(key_file: Path) -> None:
    key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(secrets.token_hex(_KEY_BYTES) + "\n")
        handle.flush()
        os.fsync(handle.fileno())
