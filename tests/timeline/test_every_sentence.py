"""Whatever a life holds, no picture and no figure of the balance says a word that wounds, promises, foretells, advises.

Every answer is read over HTTP, in both languages and by both sides: of the people of the demonstration with their real
diaries, of invented years with known truth, and of the smallest notebooks there are.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product
from uuid import UUID, uuid5

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.access.scopes import operator_scope
from app.balance.signals import When, date_of
from app.catalogue.kinds import KINDS_BY_NAME
from app.charts.companion import Picture
from app.demo.seed import seed_demo
from app.identity.models import Account
from app.kit.drafts import Draft
from app.kit.ids import NAMESPACE
from app.kit.locale import Language
from app.patients.models import Patient
from app.storage.engine import open_database
from bench.simulator.lives import Life, lives
from bench.simulator.situation import IRREGULAR, SPARSE, Factor, Situation
from tests.architecture.test_wording import NEVER_SAID, OWN_VOICE
from tests.cast import Cast
from tests.databases import SqliteTemplate
from tests.house import create
from tests.lives import write_life
from tests.routes import all_routes

_READ = re.compile(r"^/v1/patients/\{patient_id\}/(charts|balance)/")
_SIZES = ("phone", "tablet", "print")
_YEARS = 3
_A_FEW = 3
_FACTORS = {
    Factor.stress: "stress",
    Factor.work: "work_load",
    Factor.mental: "mental_load",
    Factor.sleep: "sleep_quality",
    Factor.activity: "activity_load",
}


def _draft(kind: str, day: date, /, **fields: object) -> Draft:
    moment = {"local_date": day.isoformat(), "zone": "Europe/Paris", "offset_min": 60}
    record_id = uuid5(NAMESPACE, f"{kind} {day} {sorted(fields.items())}")
    return Draft(kind, record_id, {**moment, **fields}, datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def _span(kind: str, when: When, /, **fields: object) -> Draft:
    last = when.first_day if when.last_day is None else when.last_day
    return _draft(kind, date_of(when.first_day), until_date=date_of(last).isoformat(), **fields)


def _drafts(life: Life) -> Iterator[Draft]:
    """The simulated records as a person would have written them."""
    truth, timeline = life.truth, life.timeline
    for place in truth.days[truth.written] - truth.first_day:
        noted = {name: int(truth.factors[place, factor]) for factor, name in _FACTORS.items()}
        yield _draft("checkin", date_of(truth.first_day + int(place)), pain_now=int(truth.pain[place]), **noted)
    for flare in timeline.flares:
        yield _span("flare", flare.when, worst_pain=int(flare.worst_pain or 0))
    for tool in timeline.tools[:30]:
        yield _span("tool_use", tool.when, kind="walking", label=tool.label)


def _visits(life: Life) -> Iterator[Draft]:
    for day in life.truth.visit_days:
        yield _draft("visit", date_of(day), mode="in_person")
    for change in life.truth.changes:
        yield _draft("adjustment", date_of(change.day), what="infiltration")


def _years(situation: Situation) -> Life:
    return lives(situation, people=1, years=_YEARS, seed=21)[0]


def _gaps() -> list[Draft]:
    """Six weeks long ago, one note a year later, a fuzzy event and a flare that is still open."""
    early = [
        _draft("checkin", date(2015, 1 + day // 28, 1 + day % 28), pain_now=day % 7, stress=3) for day in range(42)
    ]
    return [
        *early,
        _draft("checkin", date(2016, 2, 1), pain_now=8, margin=-3),
        _draft("life_event", date(2014, 7, 1), category="caring", precision="season", valence=-2),
        _draft("flare", date(2026, 2, 27), ongoing=True, worst_pain=9),
    ]


_SMALL: dict[str, Callable[[], Sequence[Draft]]] = {
    "empty": tuple,
    "one note": lambda: [_draft("checkin", date(2026, 2, 20), pain_now=4)],
    "gaps": _gaps,
}


@pytest.fixture(scope="module")
def cast(sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    settings = sqlite_template.lasting_copy(tmp_path_factory.mktemp("sentences"))
    cast = Cast(settings, open_database(settings))
    yield cast
    cast.database.close()


@pytest.fixture(scope="module")
def demonstration(cast: Cast) -> list[tuple[UUID, Account]]:
    """The invented decades and the real diaries, each with the account that reads it."""
    seed_demo(cast.database, cast.clock)
    with cast.database.read() as session:
        people = [(one.id, one.display_name) for one in session.exec(select(Patient))]
        accounts = {one.patient_id: one for one in session.exec(select(Account))}
    return [(patient_id, accounts[patient_id]) for patient_id, _ in people if patient_id in accounts]


@dataclass(frozen=True)
class _Address:
    """`asked` are the names of its query; one about a record is asked about several, and about none where it may be."""

    path: str
    asked: frozenset[str]
    needs_record: bool


def _addresses(cast: Cast) -> list[_Address]:
    paths = cast.app.openapi()["paths"]
    found = []
    for method, path in all_routes(cast.app):
        if method != "GET" or not _READ.match(path):
            continue
        query = [one for one in paths[path]["get"].get("parameters", ()) if one["in"] == "query"]
        needs_record = any(one["name"] == "of" and one["required"] for one in query)
        for picture in Picture if "{picture}" in path else (Picture.work,):
            named = path.replace("{picture}", picture.value)
            found.append(_Address(named, frozenset(one["name"] for one in query), needs_record))
    return found


def _queries(address: _Address, flares: list[str], changes: list[str]) -> Iterator[dict[str, str]]:
    of_flare = "flare/" if address.needs_record else ""
    records = [f"{of_flare}{one}" for one in flares[-2:]]
    records += [] if address.needs_record else [*changes[-1:], ""]
    sizes = _SIZES if "size" in address.asked else ("",)
    for language, size, record in product(Language, sizes, records if "of" in address.asked else [""]):
        given = {"lang": language.value, "size": size, "of": record}
        yield {name: value for name, value in given.items() if value and (name == "lang" or name in address.asked)}


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for one in inside:
        yield from _strings(one)


def _wounding(cast: Cast, browser: TestClient, patient_id: UUID) -> list[str]:
    life = browser.get(f"/v1/patients/{patient_id}/timeline").json()
    flares = [one["record_id"] for one in life["flares"]]
    changes = [one["record_id"] for one in (*life["adjustments"], *life["tools"])]
    found = []
    for address in _addresses(cast):
        for query in _queries(address, flares, changes):
            answer = browser.get(address.path.replace("{patient_id}", str(patient_id)), params=query)
            assert answer.status_code in (200, 403, 404), (address, answer.text)
            never = NEVER_SAID[query["lang"]]
            for text in set(_strings(answer.json())):
                if text not in OWN_VOICE and (match := never.search(text)):
                    found.append(f"{address.path} {query} {match.group()!r}: {text[:100]}")
    return found


def test_no_sentence_about_the_people_of_the_demonstration_wounds_or_promises(
    cast: Cast, demonstration: list[tuple[UUID, Account]]
) -> None:
    assert len(demonstration) >= _A_FEW
    for patient_id, account in demonstration:
        with cast.browser(account) as browser:
            assert _wounding(cast, browser, patient_id) == []


def _assert_nothing_wounds(cast: Cast, drafts: Sequence[Draft], by_therapist: Sequence[Draft] = ()) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    with cast.database.read() as session:
        scope = operator_scope(session, patient_id)
    write_life(cast.database, scope, drafts)
    person, therapist = (
        cast.account(f"c.{patient_id}", patient_id=patient_id),
        cast.colleague(practice, f"t.{patient_id}"),
    )
    with cast.browser(therapist) as browser:
        for draft in by_therapist:
            url = f"/v1/patients/{patient_id}/{KINDS_BY_NAME[draft.kind].plural}/{draft.record_id}"
            assert create(browser, url, draft.fields).status_code == 201
    for account in (person, therapist):
        with cast.browser(account) as browser:
            assert _wounding(cast, browser, patient_id) == []


@pytest.mark.parametrize("name", _SMALL)
def test_no_sentence_about_a_small_notebook_wounds_or_promises(cast: Cast, name: str) -> None:
    _assert_nothing_wounds(cast, _SMALL[name]())


@pytest.mark.parametrize("situation", [IRREGULAR, SPARSE], ids=lambda situation: situation.name)
def test_no_sentence_about_invented_years_wounds_or_promises(cast: Cast, situation: Situation) -> None:
    life = _years(situation)
    _assert_nothing_wounds(cast, list(_drafts(life)), list(_visits(life)))
