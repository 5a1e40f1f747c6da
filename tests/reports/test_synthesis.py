"""One page for one reader: what it may hold, what it never holds, and that what was read is what is printed."""

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader
from sqlmodel import select

from app.audit.models import Action, AuditEvent
from app.catalogue.kinds import KINDS_BY_NAME
from app.records.models import AuthorRole
from app.reports.synthesis import Audience
from tests.house import Notebook
from tests.records.examples import LEAST

Json = dict[str, Any]

VISIT_DAY, DAY = "2026-01-15", "2026-02-10"


def page(notebook: Notebook, audience: str = "prescriber", *, by: Any = None, **query: Any) -> Json:
    asked = {"for": audience, **query}
    answer = (by or notebook.therapist).get(f"/v1/patients/{notebook.patient_id}/synthesis", params=asked)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def printed(notebook: Notebook, audience: str = "prescriber", *, by: Any = None, **query: Any) -> Any:
    asked = {"for": audience, **query}
    answer = (by or notebook.therapist).get(f"/v1/patients/{notebook.patient_id}/synthesis.pdf", params=asked)
    assert answer.status_code == 200, answer.text
    return answer


def text_of(answer: Any) -> str:
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pages))


def said(told: Json) -> dict[str, list[str]]:
    return {section["key"]: [line["text"] for line in section["lines"]] for section in told["sections"]}


def visited(notebook: Notebook, **fields: Any) -> Json:
    return notebook.writes("visit", by=notebook.therapist, local_date=VISIT_DAY, **fields)


def a_working_life(notebook: Notebook) -> None:
    by: Json = {"by": notebook.therapist}
    notebook.writes("work_status", status="therapeutic_part_time", percent_time=50, job="Bus", local_date=DAY, **by)
    notebook.writes("work_contact", type="return_visit", outcome_text="Poste assis", local_date=DAY, **by)
    notebook.writes("checkin", work_load=2, activity_load=-1, pain_gets_in_way=6, stress=8, local_date=DAY)


# Every kind that exists, with a mark in the texts it can hold, so that a kind added later is tried too.
def everything_marked(notebook: Notebook) -> None:
    marks: dict[str, Json] = {
        "visit": {"topics": ["MARQUE"], "their_words": "MARQUE", "agreed": "MARQUE", "therapist_summary": "MARQUE"},
        "flare": {"tools_used": [{"label": "MARQUE"}], "worst_pain": 9},
        "life_event": {"title": "MARQUE", "category": "work"},
        "checkin": {"matters_text": "MARQUE", "pain_now": 9, "stress": 9, "margin": -3},
        "story": {"text": "MARQUE", "title": "MARQUE"},
        "tool_use": {"label": "MARQUE", "kind": "work_arrangement", "with_whom": "MARQUE", "side_effects": "MARQUE"},
        "work_contact": {"type": "return_visit"},
        "need": {"text": "MARQUE"},
        "goal": {"text": "MARQUE", "why_it_matters": "MARQUE"},
        "adjustment": {"what": "MARQUE", "why": "MARQUE"},
        "rhythm": {"text": "MARQUE", "door_open": True},
        "condition_label": {"text": "MARQUE", "asserted_by": "MARQUE"},
        "attention_point": {"kind": "blue", "text": "MARQUE", "visibility": "therapist_only"},
        "care_actor": {"role": "psychologist", "name": "MARQUE"},
        "care_contact": {"type": "opinion", "text": "MARQUE"},
        "referral": {"role": "psychologist", "what": "MARQUE"},
        "private_note": {"text": "MARQUE", "visibility": "author_only"},
    }
    for kind in sorted(set(LEAST) - {"annotation"}):
        day = VISIT_DAY if kind == "visit" else DAY
        fields = {**LEAST[kind], "note": "MARQUE", "local_date": day, **marks.get(kind, {})}
        by_therapist = AuthorRole.therapist in KINDS_BY_NAME[kind].written_by
        notebook.writes(kind, by=notebook.therapist if by_therapist else notebook.person, **fields)


def test_the_occupational_physician_gets_work_and_function_and_nothing_else(notebook: Notebook) -> None:
    visited(notebook)
    everything_marked(notebook)
    a_working_life(notebook)
    told = page(notebook, "occupational_physician")

    assert [section["key"] for section in told["sections"]] == ["work", "function"]
    kinds = {
        (line["key"], ref["kind"]) for part in told["sections"] for line in part["lines"] for ref in line["records"]
    }
    assert kinds == {
        ("work_status", "work_status"),
        ("work_contact", "work_contact"),
        ("work_load", "checkin"),
        ("activity_load", "checkin"),
        ("interference", "checkin"),
    }
    assert [lane["key"] for lane in told["picture"]["lanes"]] == ["work"]
    whole = str(told) + text_of(printed(notebook, "occupational_physician"))
    for never in (
        "MARQUE",
        "débordement",
        "poussée",
        "Stress",
        "Sommeil",
        "séance",
        "Marge",
        "lombalgie",
        "PHQ",
        "rencontre",
    ):
        assert never.casefold() not in whole.casefold().replace("rassemble des notes", ""), never
    assert "Temps partiel thérapeutique 50 % (Bus)" in text_of(printed(notebook, "occupational_physician"))
    assert "Poste assis" in whole


@pytest.mark.parametrize("audience", list(Audience))
def test_nothing_that_either_side_keeps_back_is_on_any_page(notebook: Notebook, audience: str) -> None:
    visited(notebook)
    for visibility, by in (("patient_only", notebook.person), ("therapist_only", notebook.therapist)):
        kept: Json = {"visibility": visibility, "local_date": DAY, "by": by}
        notebook.writes("life_event", category="work", title="MARQUE", **kept)
        notebook.writes("tool_use", kind="walking", label="MARQUE", helped="a_lot", **kept)
        notebook.writes("work_status", status="sick_leave", job="MARQUE", **kept)
        notebook.writes("work_contact", type="return_visit", outcome_text="MARQUE", **kept)
        notebook.writes("goal", text="MARQUE", **kept)
        notebook.writes("checkin", work_load=3, stress=9, margin=-3, pain_gets_in_way=9, **kept)
    notebook.writes("attention_point", by=notebook.therapist, kind="red", text="MARQUE", visibility="therapist_only")
    notebook.writes("private_note", by=notebook.therapist, text="MARQUE", visibility="author_only", local_date=DAY)

    for by in (notebook.person, notebook.therapist):
        told = page(notebook, audience, by=by)
        whole = str(told) + text_of(printed(notebook, audience, by=by))
        assert "MARQUE" not in whole
        assert not [line for part in told["sections"] for line in part["lines"] if line["key"] in ("stress", "margin")]


def test_each_reader_gets_the_sections_of_their_page(notebook: Notebook) -> None:
    visited(notebook, open_door=True)
    everything_marked(notebook)
    a_working_life(notebook)

    keys = {audience.value: [part["key"] for part in page(notebook, audience)["sections"]] for audience in Audience}
    order = ["reason", "course", "pain", "function", "sleep_mood", "answers", "life", "work", "treatments", "sessions"]
    assert [key for key in keys["pain_clinic"] if key in order] == [key for key in order if key in keys["pain_clinic"]]
    assert {"reason", "pain", "function", "treatments", "network", "expects"} <= set(keys["pain_clinic"])
    assert keys["person"][0] == "own_words"
    assert "by_hand" in keys["physiotherapy"]
    assert "by_hand" not in keys["prescriber"]


def test_the_person_reads_their_own_words_what_helped_and_that_the_door_is_open(notebook: Notebook) -> None:
    visited(notebook)
    notebook.writes("story", text="J’ai chanté debout.", local_date=DAY)
    notebook.writes("tool_use", kind="walking", label="Marche du soir", helped="a_lot", local_date="2020-01-01")
    notebook.writes("goal", text="Le marché", why_it_matters="Voir du monde", local_date=DAY)

    told = said(page(notebook, "person"))
    assert told["own_words"] == ["Ses mots, 10 février 2026\u202f: «\u202fJ’ai chanté debout.\u202f»"]
    assert told["expects"] == ["«\u202fLe marché\u202f» (pourquoi\u202f: «\u202fVoir du monde\u202f»)"]
    assert told["helped"] == ["Marche du soir\u202f: a beaucoup aidé."]
    assert told["next"] == ["La porte reste ouverte."]


def test_what_was_read_is_what_is_printed_and_lines_can_stay_behind(notebook: Notebook) -> None:
    visited(notebook)
    notebook.writes("life_event", category="family", title="Naissance de Lou", local_date=DAY)
    notebook.writes("life_event", category="home", title="Les travaux", local_date=DAY)
    told = page(notebook)
    [lou] = [line for part in told["sections"] for line in part["lines"] if "Lou" in line["text"]]

    whole = text_of(printed(notebook, tag=told["tag"]))
    less = text_of(printed(notebook, tag=told["tag"], without=[lou["id"]]))
    assert "Naissance de Lou" in whole
    assert "Naissance de Lou" not in less
    assert "Les travaux" in less


def test_a_tool_left_out_of_the_text_is_not_drawn_either(notebook: Notebook) -> None:
    visited(notebook)
    notebook.writes("tool_use", kind="opioid", label="Un comprimé", local_date=DAY)
    told = page(notebook)
    ids = [line["id"] for part in told["sections"] for line in part["lines"] if "Un comprimé" in line["text"]]

    assert "tools" in [lane["key"] for lane in told["picture"]["lanes"]]
    assert "comprimé" in text_of(printed(notebook))
    assert "comprimé" not in text_of(printed(notebook, tag=told["tag"], without=ids))


def test_nothing_is_printed_that_was_not_previewed(notebook: Notebook) -> None:
    visited(notebook)
    tag = page(notebook)["tag"]
    notebook.writes("life_event", category="home", title="Ajouté ensuite", local_date=DAY)

    url = f"/v1/patients/{notebook.patient_id}/synthesis.pdf"
    answer = notebook.therapist.get(url, params={"tag": tag})
    assert (answer.status_code, answer.json()["code"]) == (412, "synthesis_moved")


def test_a_print_leaves_a_line_in_the_ledger_and_nothing_in_the_browser(notebook: Notebook) -> None:
    answer = printed(notebook)
    printed(notebook, "occupational_physician")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="au-long-cours-2026-03-02.pdf"'
    with notebook.house.cast.database.read() as session:
        events = session.exec(select(AuditEvent).where(AuditEvent.chain == str(notebook.patient_id))).all()
    assert [(one.action, one.purpose) for one in events if one.purpose.startswith("synthesis.pdf")] == [
        (Action.exported, "synthesis.pdf/prescriber"),
        (Action.exported, "synthesis.pdf/occupational_physician"),
    ]


def test_the_page_is_one_page_accessible_and_says_what_it_is(notebook: Notebook) -> None:
    visited(notebook)
    everything_marked(notebook)
    document = PdfReader(io.BytesIO(printed(notebook, "pain_clinic", lang="en").content))

    catalog: Any = document.trailer["/Root"]
    assert len(document.pages) == 1
    assert document.metadata is not None
    assert document.metadata.title == "Summary, for a pain clinic"
    assert bool(catalog["/MarkInfo"]["/Marked"])
    assert str(catalog["/Lang"]).startswith("en")
    assert b"pdfuaid" in catalog["/Metadata"].get_data()
    assert "A follow-up document, not an expert opinion." in text_of(printed(notebook, lang="en"))


@pytest.mark.parametrize("query", [{"for": "insurer"}, {"tag": "x"}, {"without": ["../x"]}, {"lang": "de"}])
def test_what_cannot_be_asked_is_refused(notebook: Notebook, query: Json) -> None:
    answer = notebook.therapist.get(f"/v1/patients/{notebook.patient_id}/synthesis.pdf", params=query)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_fields")
