"""From the bytes of a file to numbered rows of text cells; every line comes out, readable or with its reason.

One physical line is one row: a quote left open ends with its line, so that it can never swallow the lines below.
"""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import orjson

from app.interop.csv_mapping import Dialect, Mapping, plain
from app.kit.text import clean_text

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_LINES = 500_000
MAX_LINE_BYTES = 64 * 1024
_HEADER_WITHIN_LINES = 10
_DELIMITERS = (",", ";", "\t", "|")


class FileUnreadable(Exception):
    """The file as a whole cannot be read; `problem` is a key of the report's messages."""

    def __init__(self, problem: str, *, lines: int = 0) -> None:
        super().__init__(problem)
        self.problem = problem
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Row:
    """`trouble` says why a line could not be turned into cells; it is None for a readable one."""

    line: int
    cells: list[str]
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """`position_of` gives the cell of each column found; `line` is 0 for formats without a header line."""

    line: int
    delimiter: str
    names: list[str]
    position_of: dict[str, int]
    dialect: Dialect
    ignored: tuple[str, ...]


def opened(content: bytes, mapping: Mapping) -> tuple[Header, Iterator[Row]]:
    """The header and the data rows below it. Raises `FileUnreadable`."""
    if len(content) > MAX_FILE_BYTES:
        raise FileUnreadable("file_too_large")
    if not content.strip():
        raise FileUnreadable("file_empty")
    if mapping.format == "json":
        return _json_header(mapping), _json_rows(_json_items(content, mapping), mapping)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise FileUnreadable("file_encoding")
    if content.count(_line_end(content)) >= MAX_LINES:
        raise FileUnreadable("file_too_many_rows")
    header = _found_header(content, mapping)
    return header, _csv_rows(content, mapping=mapping, header=header)


def _line_end(content: bytes) -> bytes:
    return b"\n" if b"\n" in content else b"\r"


def _lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    separator, start, number = _line_end(content), 0, 0
    if content.startswith(b"\xef\xbb\xbf"):
        start = 3
    while start < len(content):
        number += 1
        end = content.find(separator, start)
        end = len(content) if end < 0 else end
        yield number, content[start:end].removesuffix(b"\r")
        start = end + 1


def _text(raw: bytes, encoding: str) -> str:
    """Raises ValueError for bytes or characters no keyboard writes."""
    text = raw.decode(encoding)
    if not text.isprintable():
        clean_text(text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _cells(text: str, delimiter: str) -> list[str]:
    if '"' not in text:
        return text.split(delimiter)
    return next(csv.reader([text], delimiter=delimiter), [])


def _row(line: int, raw: bytes, *, encoding: str, delimiter: str) -> Row:
    if len(raw) > MAX_LINE_BYTES:
        return Row(line, [], "text_too_long")
    try:
        return Row(line, _cells(_text(raw, encoding), delimiter))
    except ValueError:
        return Row(line, [], "text_unreadable")
    except csv.Error:
        return Row(line, [], "row_unreadable")


def _found_header(content: bytes, mapping: Mapping) -> Header:
    """Lines above the header (titles, comments) are passed over."""
    delimiters = _DELIMITERS if mapping.delimiter == "auto" else (mapping.delimiter,)
    for line, raw in _lines(content):
        if line > _HEADER_WITHIN_LINES:
            break
        for delimiter in delimiters:
            row = _row(line, raw, encoding=mapping.encoding, delimiter=delimiter)
            if header := _as_header(row, mapping, delimiter=delimiter):
                return header
    raise FileUnreadable("header_not_found")


def _as_header(row: Row, mapping: Mapping, *, delimiter: str) -> Header | None:
    names = [cell.strip() for cell in row.cells]
    position_of: dict[str, int] = {}
    ignored = []
    for position, name in enumerate(names):
        key = mapping.column_by_header.get(plain(name))
        if key is not None and key not in position_of:
            position_of[key] = position
        elif name:
            ignored.append(name)
    if any(column.required and key not in position_of for key, column in mapping.columns.items()):
        return None
    return Header(row.line, delimiter, names, position_of, _dialect(mapping, names), tuple(ignored))


def _dialect(mapping: Mapping, names: list[str]) -> Dialect:
    present = {plain(name) for name in names}
    for dialect in mapping.dialects:
        if any(plain(name) in present for name in dialect.recognised_by):
            return dialect
    return mapping.dialects[0]


def _csv_rows(content: bytes, *, mapping: Mapping, header: Header) -> Iterator[Row]:
    for line, raw in _lines(content):
        if line > header.line:
            yield _row(line, raw, encoding=mapping.encoding, delimiter=header.delimiter)


def _json_items(content: bytes, mapping: Mapping) -> list[object]:
    try:
        found = orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise FileUnreadable("json_unreadable") from error
    for key in mapping.items:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, list):
        raise FileUnreadable("items_not_found")
    if len(found) > MAX_LINES:
        raise FileUnreadable("file_too_many_rows")
    return found


def _json_header(mapping: Mapping) -> Header:
    position_of = {key: position for position, key in enumerate(mapping.columns)}
    names = [column.names[0] for column in mapping.columns.values()]
    return Header(0, "", names, position_of, mapping.dialects[0], ())


def _json_rows(items: list[object], mapping: Mapping) -> Iterator[Row]:
    for position, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            yield Row(position, [], "row_unreadable")
            continue
        try:
            yield Row(position, [_json_cell(item, column.names) for column in mapping.columns.values()])
        except ValueError:
            yield Row(position, [], "text_unreadable")


def _json_cell(item: dict[str, object], names: list[str]) -> str:
    for name in names:
        value = item.get(name)
        if isinstance(value, str):
            return clean_text(value[:MAX_LINE_BYTES])
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return repr(value)
        if value is not None:
            raise ValueError("text_unreadable")
    return ""
