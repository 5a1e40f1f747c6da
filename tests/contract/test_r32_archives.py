"""Requirement 32: an archive made to harm is refused with a problem, and leaves nothing behind."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import problem_of
from tests.contract.poison import OFTEN_WRONG, UNREADABLE, Json, poisoned
from tests.contract.reading import assert_all_is_readable, log_length
from tests.house import Notebook

MEBIBYTE = 1024 * 1024
MANIFEST = json.dumps({"format": "longcours-archive", "format_version": 1, "person": {}}).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def bring(notebook: Notebook, content: bytes, *, dry_run: bool = False) -> Any:
    return notebook.person.post(
        f"/v1/patients/{notebook.patient_id}/imports",
        files={"file": ("archive.zip", content)},
        data={"dry_run": str(dry_run).lower()},
    )


def _many_members() -> bytes:
    return zipped({"manifest.json": MANIFEST, **{f"records/{number}": b"" for number in range(2_001)}})


def _lying_size() -> bytes:
    """Says ten bytes of itself, and unpacks to forty mebibytes."""
    made = zipped({"manifest.json": MANIFEST, "log.jsonl": b"\n" * (40 * MEBIBYTE)})
    return made.replace((40 * MEBIBYTE).to_bytes(4, "little"), (10).to_bytes(4, "little"))


BOMBS: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "a log of 150 mebibytes": (
        lambda: zipped({"manifest.json": MANIFEST, "log.jsonl": b" " * (150 * MEBIBYTE)}),
        ("body_too_large",),
    ),
    "a manifest of 60 mebibytes": (
        lambda: zipped({"manifest.json": b" " * (60 * MEBIBYTE), "log.jsonl": b""}),
        ("body_too_large",),
    ),
    "a size that lies": (_lying_size, ("body_too_large", "archive_unreadable")),
    "more members than any export has": (_many_members, ("body_too_large",)),
    "an archive in an archive": (
        lambda: zipped({"inner.zip": zipped({"manifest.json": MANIFEST, "log.jsonl": b""})}),
        ("archive_unreadable",),
    ),
    "paths that climb": (
        lambda: zipped({"../manifest.json": MANIFEST, "/log.jsonl": b"", "../../escaped.txt": b"x"}),
        ("archive_unreadable",),
    ),
    "half an archive": (
        lambda: zipped({"manifest.json": MANIFEST, "log.jsonl": b"x" * 5_000})[:-40],
        ("archive_unreadable",),
    ),
    "only its first bytes": (lambda: b"PK\x03\x04", ("archive_unreadable",)),
    "a manifest of something else": (
        lambda: zipped({"manifest.json": b'{"format": "other"}', "log.jsonl": b""}),
        ("archive_unreadable",),
    ),
    "a manifest of tomorrow": (
        lambda: zipped({"manifest.json": MANIFEST.replace(b": 1", b": 2"), "log.jsonl": b""}),
        ("archive_unreadable",),
    ),
    "a manifest that is a list": (lambda: zipped({"manifest.json": b"[]", "log.jsonl": b""}), ("archive_unreadable",)),
    "a manifest nested without end": (
        lambda: zipped({"manifest.json": b"[" * 100_000, "log.jsonl": b""}),
        ("archive_unreadable",),
    ),
    "no log": (lambda: zipped({"manifest.json": MANIFEST}), ("archive_unreadable",)),
    "a log of words": (
        lambda: zipped({"manifest.json": MANIFEST, "log.jsonl": b"hello\n"}),
        ("invalid_fields",),
    ),
}


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("name", BOMBS)
def test_r32_an_archive_made_to_harm_is_refused(notebook: Notebook, name: str) -> None:
    make, codes = BOMBS[name]
    content = make()
    tracemalloc.start()

    answer = bring(notebook, content)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.json()["code"] in codes, answer.text
    problem_of(answer, answer.status_code, answer.json()["code"])
    assert 400 <= answer.status_code < 500
    assert peak < 100 * MEBIBYTE
    assert log_length(notebook) == 0


@pytest.mark.engines("sqlite")
def test_r32_a_damaged_byte_anywhere_never_brings_the_service_down(notebook: Notebook) -> None:
    notebook.writes("story", text="Un jour sans, puis un jour avec.")
    whole = notebook.person.get(f"/v1/patients/{notebook.patient_id}/export").content

    for place in range(0, len(whole), 37):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        assert bring(notebook, damaged, dry_run=True).status_code in (200, 400, 413, 422), place

    assert log_length(notebook) == 1


@pytest.mark.engines("sqlite")
def test_r32_no_line_of_a_log_carries_unreadable_poison_in(notebook: Notebook) -> None:
    line = _one_line(notebook)

    for name in line:
        for poison in UNREADABLE.values():
            answer = bring(notebook, _archive_of(poisoned(line, [(name,)], poison)))
            problem_of(answer, 422, "invalid_fields")

    assert log_length(notebook) == 0


def test_r32_no_line_of_a_log_brings_the_service_down(notebook: Notebook) -> None:
    line = _one_line(notebook)

    for name in line:
        for poison in OFTEN_WRONG.values():
            answer = bring(notebook, _archive_of(poisoned(line, [(name,)], poison)), dry_run=True)
            assert answer.status_code in (200, 422), (name, poison, answer.text)

    assert log_length(notebook) == 0
    assert_all_is_readable(notebook)


def _archive_of(log: bytes) -> bytes:
    return zipped({"manifest.json": MANIFEST, "log.jsonl": log})


def test_r32_the_same_line_twice_is_one_change(notebook: Notebook) -> None:
    line = json.dumps(_one_line(notebook)).encode()

    answer = bring(notebook, _archive_of(line + b"\n" + line))

    assert answer.json()["plan"] | {"changed": 0} == answer.json()["plan"]
    assert (answer.json()["plan"]["new"], answer.json()["plan"]["unchanged"]) == (1, 1)
    assert_all_is_readable(notebook)


def _one_line(notebook: Notebook) -> Json:
    """What somebody else's export says of one flare: nothing of it is known here yet."""
    house = notebook.house
    patient_id = house.cast.person(house.practice)
    source = notebook.browser_of(house.cast.account(house.new_login("source"), patient_id=patient_id))
    made = source.put(
        f"/v1/patients/{patient_id}/flares/019554f2-0000-7000-8000-00000000aaaa",
        json={"local_date": "2026-02-10", "note": "Au réveil"},
        headers={"If-None-Match": "*"},
    )
    assert made.status_code == 201, made.text
    with zipfile.ZipFile(io.BytesIO(source.get(f"/v1/patients/{patient_id}/export").content)) as archive:
        return dict(json.loads(archive.read("log.jsonl")))
