"""Reads an exported ZIP back, distrustfully: sizes are counted while reading, whatever the ZIP says of itself."""

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from app.http.strict_json import Json, UnreadableJson, read_json
from app.interop.archive import FORMAT, FORMAT_VERSION, LOG_NAME, MANIFEST_NAME
from app.kit.errors import FieldProblem, InvalidFields, TooLarge, Unreadable
from app.records.replay import ArchivedChange

MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 100
_WRITTEN_HERE = (FORMAT, FORMAT_VERSION)
# All that reading a damaged ZIP was seen to raise; the standard library has no common name for it.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    KeyError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
_CHUNK_BYTES = 1024 * 1024
_SMALL_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Archive:
    """`person` is what the manifest says of whose file it was."""

    person: dict[str, Any]
    changes: tuple[ArchivedChange, ...]


def looks_like_archive(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04")


def read_archive(content: bytes) -> Archive:
    """Raises Unreadable, TooLarge, or InvalidFields naming the line of the log."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MAX_MEMBERS:
                raise TooLarge
            manifest = read_json(_member(archive, MANIFEST_NAME, len(content)))
            log = _member(archive, LOG_NAME, len(content))
    except _DAMAGE as error:
        raise Unreadable("archive_unreadable") from error
    return Archive(_person(manifest), tuple(_changes(log)))


def _person(manifest: Json) -> dict[str, Any]:
    if isinstance(manifest, dict) and (manifest.get("format"), manifest.get("format_version")) == _WRITTEN_HERE:
        person = manifest.get("person")
        if isinstance(person, dict):
            return person
    raise Unreadable("archive_unreadable")


def _changes(log: bytes) -> list[ArchivedChange]:
    changes = []
    for number, line in enumerate(log.splitlines(), start=1):
        try:
            # Poison is refused before the model, which would let infinities and huge numbers through its open fields.
            read_json(line)
            changes.append(ArchivedChange.model_validate_json(line))
        except (UnreadableJson, ValidationError):
            raise InvalidFields((FieldProblem(f"{LOG_NAME}:{number}", "line_unreadable"),)) from None
    return changes


def _member(archive: zipfile.ZipFile, name: str, packed_bytes: int) -> bytes:
    """Stops at the limit, so that a few kilobytes cannot become gigabytes in memory."""
    limit = min(MAX_UNPACKED_BYTES, max(packed_bytes * MAX_RATIO, _SMALL_BYTES))
    chunks, size = [], 0
    with archive.open(name) as member:
        while chunk := member.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > limit:
                raise TooLarge
            chunks.append(chunk)
    return b"".join(chunks)
