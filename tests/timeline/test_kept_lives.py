"""A life kept ready and brought up to date kind by kind is the life that a full read gives."""

from dataclasses import replace
from typing import Any

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.access.scopes import PatientScope, operator_scope
from app.balance.signals import Timeline
from app.charts.balance import balance_figure, encode
from app.storage.sessions import ReadSession
from app.timeline.cache import Timelines, log_length
from app.timeline.columns import Window
from app.timeline.queries import read_timeline
from tests.charts.lives import options
from tests.house import Notebook

Json = dict[str, Any]

_CHANGES = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_NEW: tuple[tuple[str, Json], ...] = (
    ("checkin", {"stress": 4, "pain_now": 0, "own_signals": [{"label": "Pas", "value": 12}]}),
    ("checkin", {"sleep_quality": 6, "own_signals": [{"label": "Pas", "value": 3}, {"label": "Vélo", "value": 20}]}),
    ("checkin", {}),
    ("night", {"sleep_minutes": 400}),
    ("pain_map", {"regions": [{"region": "knee_front_l", "intensity": 4.5}]}),
    ("flare", {"worst_pain": 8}),
    ("life_event", {"category": "home", "title": "Maison"}),
    ("tool_use", {"kind": "walking", "label": "Marche"}),
    ("story", {"title": "Avant", "text": "Une fois."}),
    ("need", {"text": "Dormir"}),
    ("contact_wish", {}),
    ("work_status", {"status": "sick_leave"}),
    ("condition_label", {"text": "Lombalgie"}),
)
_STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(_NEW), st.booleans(), st.booleans()),
    st.tuples(st.just("move"), st.integers(0, 20), st.integers(1, 28)),
    st.tuples(st.just("show or hide"), st.integers(0, 20)),
    st.tuples(st.just("delete"), st.integers(0, 20)),
    st.tuples(st.just("look")),
)


def _scopes(session: ReadSession, notebook: Notebook) -> list[PatientScope]:
    person = operator_scope(session, notebook.patient_id)
    practice = frozenset({notebook.house.practice.id})
    therapist = replace(person, is_patient=False, author_role="therapist", practice_ids=practice)
    return [person, therapist, replace(therapist, practice_ids=frozenset())]


def _bytes(timeline: Timeline) -> bytes:
    return orjson.dumps(timeline, option=orjson.OPT_SERIALIZE_NUMPY)


def _look(notebook: Notebook, kept: Timelines) -> None:
    with notebook.house.cast.database.read() as session:
        seq = log_length(session, notebook.patient_id)
        for scope in _scopes(session, notebook):
            life = kept.whole_life(session, scope, seq)
            cold = read_timeline(session, scope, Window())
            assert _bytes(life) == _bytes(cold)
            assert encode(balance_figure(life, options())) == encode(balance_figure(cold, options()))


def _take(notebook: Notebook, records: list[tuple[Json, bool]], step: Any) -> None:
    """One change by whoever wrote the record."""
    if step[0] == "write":
        (kind, fields), is_staff, is_private = step[1:]
        hidden = "therapist_only" if is_staff else "patient_only"
        by = notebook.therapist if is_staff else notebook.person
        visibility = hidden if is_private else "shared"
        records.append((notebook.writes(kind, by=by, visibility=visibility, **fields), is_staff))
        return
    if not records:
        return
    place = step[1] % len(records)
    record, is_staff = records[place]
    by = notebook.therapist if is_staff else notebook.person
    if step[0] == "delete":
        notebook.deletes(record, by=by)
        del records[place]
    elif step[0] == "move":
        records[place] = (notebook.amends(record, by=by, local_date=f"2026-01-{step[2]:02}"), is_staff)
    else:
        hidden = "therapist_only" if is_staff else "patient_only"
        visibility = hidden if record["fields"]["visibility"] == "shared" else "shared"
        records[place] = (notebook.amends(record, by=by, visibility=visibility), is_staff)


@_CHANGES
@given(steps=st.lists(_STEPS, min_size=4, max_size=12))
def test_whatever_is_written_moved_hidden_or_taken_back_is_seen_as_a_full_read_sees_it(
    notebook: Notebook, steps: list[Any]
) -> None:
    kept, records = Timelines(), list[tuple[Json, bool]]()
    _look(notebook, kept)
    for step in steps:
        if step[0] == "look":
            _look(notebook, kept)
        else:
            _take(notebook, records, step)
    _look(notebook, kept)


def _life(notebook: Notebook, kept: Timelines) -> Timeline:
    with notebook.house.cast.database.read() as session:
        return kept.whole_life(session, _scopes(session, notebook)[0], log_length(session, notebook.patient_id))


def test_one_new_flare_leaves_what_was_read_of_the_other_kinds_in_place(notebook: Notebook) -> None:
    notebook.writes("checkin", stress=3)
    kept = Timelines()

    before = _life(notebook, kept)
    notebook.writes("flare", worst_pain=5)
    after = _life(notebook, kept)

    assert (len(before.flares), len(after.flares)) == (0, 1)
    assert after.stress is before.stress


def test_one_new_check_in_leaves_the_columns_it_does_not_answer_in_place(notebook: Notebook) -> None:
    notebook.writes("checkin", stress=3, pain_now=2, own_signals=[{"label": "Pas", "value": 12}])
    notebook.writes("night", quality=4)
    kept = Timelines()

    before = _life(notebook, kept)
    notebook.writes("checkin", pain_now=5)
    after = _life(notebook, kept)

    assert (len(before.pain), len(after.pain)) == (1, 2)
    assert after.stress is before.stress
    assert after.sleep_quality is before.sleep_quality
    assert after.own_signals is before.own_signals
