"""The usual range and the phases over HTTP: for both sides, over the period asked for, honest when notes are few."""

from datetime import date, timedelta
from typing import Any

from app.balance.signals import day_number
from tests.house import Notebook

Json = dict[str, Any]
FIRST = date(2026, 1, 1)


def _get(notebook: Notebook, topic: str, by: Any = None, **query: Any) -> Json:
    answer = (by or notebook.person).get(f"/v1/patients/{notebook.patient_id}/balance/{topic}", params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _writes(notebook: Notebook, values: list[int], first: date = FIRST) -> None:
    for place, value in enumerate(values):
        notebook.writes("checkin", local_date=(first + timedelta(days=place)).isoformat(), pain_now=value)


def test_an_empty_notebook_has_nothing_to_compare(notebook: Notebook) -> None:
    for topic in ("usual-range", "phases"):
        assert _get(notebook, topic)["notes"] == []


def test_five_notes_are_said_to_be_too_few(notebook: Notebook) -> None:
    _writes(notebook, [4, 5, 4, 5, 4])

    known = _get(notebook, "usual-range")["notes"][0]
    named = _get(notebook, "phases", to="2026-01-05")["notes"][0]

    too_few = {"what": "noted_days", "needed": 14, "found": 5}
    assert (known["of"], known["basis"], known["range"]) == ("pain", too_few, None)
    assert (named["basis"], named["spans"], named["now"]["phase"]) == (too_few, [], "not_enough")
    assert set(named["labels"]["afterwards"]) == {"not_enough"}


def test_a_rise_is_told_with_its_days_to_both_sides(notebook: Notebook) -> None:
    _writes(notebook, [4, 5, 4, 3, 4, 5] * 5 + [9] * 8 + [4] * 20)
    until = (FIRST + timedelta(days=57)).isoformat()

    for browser in (notebook.person, notebook.therapist):
        known = _get(notebook, "usual-range", browser, to=until)["notes"][0]
        named = _get(notebook, "phases", browser, to=until)["notes"][0]
        above = [span for span in named["spans"] if span["phase"] == "overflowing"]
        began = day_number(FIRST) + 30
        assert known["basis"] == {"notes": 58, "first_day": day_number(FIRST), "last_day": day_number(FIRST) + 57}
        assert known["range"]["state"] == "current"
        assert len(above) == 1
        assert abs(above[0]["first_day"] - began) <= 1
        assert (above[0]["highest"], above[0]["final"]) == (9, True)
        assert named["now"]["phase"] == "stable"
        assert len(named["labels"]["days"]) == 58


def test_a_period_is_answered_alone_and_as_it_was_known(notebook: Notebook) -> None:
    _writes(notebook, [4, 5, 4, 3, 4, 5] * 5 + [9] * 8)
    before = (FIRST + timedelta(days=29)).isoformat()

    then = _get(notebook, "usual-range", **{"from": "2026-01-20", "to": before})["notes"][0]
    named = _get(notebook, "phases", **{"from": "2026-01-20", "to": before})["notes"][0]

    assert (then["range"]["low"], then["range"]["high"]) == (3, 5)
    assert then["history"]["first_days"][0] == day_number(date(2026, 1, 20))
    assert named["labels"]["days"][0] == day_number(date(2026, 1, 20))
    assert len(named["labels"]["days"]) == 11


def test_whoever_hides_numbers_of_pain_meets_none_of_them_here(notebook: Notebook) -> None:
    _writes(notebook, [4, 5, 4, 3, 4, 5] * 5)

    for topic in ("usual-range", "phases"):
        assert _get(notebook, topic, pain=False)["notes"] == []


def test_a_diary_in_tenths_is_answered_in_tenths(notebook: Notebook) -> None:
    for place in range(20):
        notebook.writes(
            "pain_map",
            local_date=(FIRST + timedelta(days=place)).isoformat(),
            scale="diary",
            strongest=[3.1, 3.2, 3.4][place % 3],
            regions=[{"region": "knee_front_r"}],
        )

    known = _get(notebook, "usual-range")["notes"][0]

    assert known["of"] == "strongest"
    assert (known["range"]["low"], known["range"]["high"], known["range"]["step"]) == (3.1, 3.4, 0.1)
