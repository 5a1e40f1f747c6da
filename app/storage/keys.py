"""The key file, outside the data folder: the key of the house on its first line, then the keys of the words.

The key of the house opens the database and signs the log; it stays. The keys of the words wrap each person's own keys:
`longcours rotate-key` adds one, wraps everything under it, and removes the former.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.kit.errors import DomainError

_KEY_BYTES = 32
# What wraps each person's keys until the first rotation, derived from the key of the house.
_FIRST_WRAPPING = "0"


class KeyUnusable(DomainError):
    """The key file is missing beside existing data, malformed, or inside the data folder."""

    code = "key_unusable"
    status = 503


class Keys:
    """Derives 32-byte keys by HKDF-SHA256; purposes never share a key. `file` is None for keys made in memory."""

    def __init__(self, master: bytes, file: Path | None = None) -> None:
        if len(master) != _KEY_BYTES:
            raise KeyUnusable
        self._master = master
        self._wrapping = _wrapping_in(file) if file else {}
        self.file = file

    def derive(self, purpose: str) -> bytes:
        return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=f"longcours/{purpose}".encode()).derive(
            self._master
        )

    def wrapping(self, wrap_id: str) -> bytes:
        """A key of the words; one added since is found in the file. Raises KeyUnusable."""
        if wrap_id == _FIRST_WRAPPING:
            return self.derive("words")
        if wrap_id not in self._wrapping and self.file:
            # Those known before stay: somebody may still be reading rows as they were before a rotation ended.
            self._wrapping |= _wrapping_in(self.file)
        if wrap_id not in self._wrapping:
            raise KeyUnusable("key_missing")
        return self._wrapping[wrap_id]

    def newest_wrapping(self) -> tuple[str, bytes]:
        """Read from the file each time, since another process may have added one; a person's keys are made once."""
        in_file = _wrapping_in(self.file) if self.file else {}
        self._wrapping |= in_file
        wrap_id = list(in_file)[-1] if in_file else _FIRST_WRAPPING
        return wrap_id, self.wrapping(wrap_id)

    def add_wrapping(self) -> str:
        """A new key of the words at the end of the file, on disk before anything is wrapped under it."""
        file = self._own_file()
        wrap_id = str(int(self.newest_wrapping()[0]) + 1)
        self._rewrite(file, _wrapping_in(file) | {wrap_id: secrets.token_bytes(_KEY_BYTES)})
        return wrap_id

    def keep_only_wrapping(self, wrap_id: str) -> None:
        """The former keys of the words leave the file."""
        self._rewrite(self._own_file(), {wrap_id: self.wrapping(wrap_id)})

    @property
    def wrapping_ids(self) -> list[str]:
        """Those in the file, oldest first; the first one of all is in none."""
        return list(_wrapping_in(self.file)) if self.file else []

    def _own_file(self) -> Path:
        if self.file is None:
            raise KeyUnusable("key_missing")
        return self.file

    def _rewrite(self, file: Path, wrapping: Mapping[str, bytes]) -> None:
        lines = [self._master.hex(), *(f"{wrap_id}:{key.hex()}" for wrap_id, key in wrapping.items())]
        waiting = file.with_name(file.name + ".new")
        waiting.unlink(missing_ok=True)
        _write(waiting, lines)
        waiting.replace(file)
        folder = os.open(file.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


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
        return Keys(bytes.fromhex(key_file.read_text("ascii").split("\n", 1)[0].strip()), key_file)
    except ValueError as error:
        raise KeyUnusable("key_malformed") from error


def _wrapping_in(file: Path) -> dict[str, bytes]:
    lines = file.read_text("ascii").split()[1:]
    try:
        return {wrap_id: bytes.fromhex(key) for wrap_id, key in (line.split(":") for line in lines)}
    except ValueError as error:
        raise KeyUnusable("key_malformed") from error


def _write_new_key(key_file: Path) -> None:
    key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(key_file, [secrets.token_hex(_KEY_BYTES)])


def _write(file: Path, lines: list[str]) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write("\n".join([*lines, ""]))
        handle.flush()
        os.fsync(handle.fileno())
