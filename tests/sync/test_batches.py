"""R35, R37, R38, R41: any grouping, any order, any poison, any of the two older clients."""

import random
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from app.storage.engine import Database
from app.sync.upcast import CURRENT_SCHEMA
from tests.sync.in_process import new_person, shifted
from tests.sync.phones import DAY, Household, new_household, new_record_id
from tests.torture.mutations import Json, uuid7_at
from tests.torture.oracle import same_set


def _mutation(kind: str, **fields: Any) -> Json:
    return {
        "mutation_id": uuid7_at(1_773_300_000_000),
        "kind": kind,
        "record_id": new_record_id(),
        "op": "put",
        "base": None,
        "parent": None,
        "fields": fields,
        "local_date": DAY,
    }


def _a_busy_month(home: Household) -> list[Json]:
    """A hundred accepted mutations: creations, edits, deletions, a conflict."""
    dice = random.Random(1)
    records = [new_record_id() for _ in range(20)]
    for record_id in records:
        home.phone.writes("flare", record_id, worst_pain=dice.randint(0, 10))
    home.phone.syncs()
    home.tablet.pulls()
    home.tablet.writes("flare", records[0], note="déjà écrit ailleurs")
    home.tablet.pushes()
    for number in range(79):
        home.phone.writes("flare", records[number % 20], note=f"note {number}", worst_pain=dice.randint(0, 10))
    home.phone.deletes("flare", records[19])
    return [mutation.body() for mutation in home.phone.device.outbox]


def _without_repetition(verdicts: list[Json]) -> dict[str, Json]:
    return {verdict["mutation_id"]: {**verdict, "duplicate": True} for verdict in verdicts}


def test_r35_an_accepted_batch_sent_again_in_any_grouping_changes_nothing(home: Household) -> None:
    batch = _a_busy_month(home)
    first = home.server.push(home.phone.scope, batch)["results"]
    assert {verdict["status"] for verdict in first} == {"applied", "conflict"}
    feed = home.revisions()
    shuffled = random.Random(2).sample(batch, len(batch))
    thirteen_months = shifted(home.server, timedelta(days=396))

    for grouped in ([batch], [batch[:37], batch[37:]], [[one] for one in shuffled[:20]], [shuffled]):
        again = [home.server.push(home.phone.scope, group)["results"] for group in grouped]
        verdicts = [verdict for group in again for verdict in group]
        assert _without_repetition(verdicts).items() <= _without_repetition(first).items()
        assert all(verdict["duplicate"] for verdict in verdicts)
    assert _without_repetition(thirteen_months.push(home.phone.scope, batch)["results"]) == _without_repetition(first)
    assert home.revisions() == feed


def test_r35_the_same_id_with_other_content_is_told_apart_every_time(home: Household) -> None:
    batch = _a_busy_month(home)
    home.server.push(home.phone.scope, batch)
    feed = home.revisions()
    changed: list[Json] = []
    for number, mutation in enumerate(batch):
        other: list[Json] = [
            {"fields": {**mutation["fields"], "hard_to_tolerate": True}},
            {"record_id": new_record_id()},
            {"kind": "night"},
            {"local_date": "2026-03-13"},
            {"op": "put" if mutation["op"] == "delete" else "delete"},
        ]
        changed.append({**mutation, **other[number % len(other)]})

    verdicts = home.server.push(home.phone.scope, changed)["results"]
    assert {verdict["status"] for verdict in verdicts} == {"id_reused"}
    assert home.revisions() == feed


def test_r35_lineage_is_not_part_of_the_content(home: Household) -> None:
    record_id = new_record_id()
    mutation = home.phone.writes("flare", record_id, worst_pain=4).body()
    home.phone.syncs()
    moved = {**mutation, "base": None, "parent": None, "rebase": True, "device_time": "2026-03-12T10:00:00Z"}

    [verdict] = home.server.push(home.phone.scope, [moved])["results"]
    assert (verdict["status"], verdict["duplicate"]) == ("applied", True)


def test_r37_one_bad_mutation_at_any_place_stops_no_other(home: Household, engine_name: str) -> None:
    poisons = [
        _mutation("flare", worst_pain=11),
        _mutation("flare", worst_pain="7"),
        _mutation("nothing_known"),
        {**_mutation("flare"), "local_date": "2026-02-30"},
        {**_mutation("flare"), "record_id": "not-an-id"},
        {**_mutation("flare"), "unexpected": 1},
        {**_mutation("flare"), "mutation_id": None},
        _mutation("flare", note="\u0000"),
        {**_mutation("flare"), "op": "delete"},
        {**_mutation("flare"), "device_time": "yesterday"},
    ]
    step = 1 if engine_name == "sqlite" else 9
    for place in range(0, 100, step):
        poison = poisons[place % len(poisons)]
        batch = [_mutation("flare", worst_pain=3, note="mes mots") for _ in range(100)]
        batch[place] = {**poison}
        verdicts = home.server.push(home.phone.scope, batch)["results"]
        refused = [number for number, verdict in enumerate(verdicts) if verdict["status"] != "applied"]
        assert refused == [place]
        assert verdicts[place]["status"] == "rejected"


def test_r37_a_refused_mutation_stays_with_its_words_and_its_children_still_arrive(home: Household) -> None:
    record_id = new_record_id()
    home.phone.writes("flare", record_id, worst_pain=4)
    home.phone.writes("flare", record_id, worst_pain=99, note="mes mots")
    home.phone.writes("flare", record_id, note="la suite")

    assert home.phone.syncs() == ["applied", "rejected", "retry"]
    assert home.phone.syncs() == ["applied"]

    [(kept, status)] = home.phone.device.needs_attention
    assert (kept.fields["note"], status) == ("mes mots", "rejected")
    assert (home.phone.value(record_id, "worst_pain"), home.phone.value(record_id, "note")) == (4, "la suite")
    assert home.phone.device.outbox == []


def _in_some_order(database: Database, seed: int, *, disjoint: bool) -> tuple[list[Json], dict[str, Json]]:
    """Three devices write the same mutations; the order of their arrival is shuffled, each device's own is kept."""
    home = new_household(new_person(database))
    ids = count(1)
    record_id = uuid7_at(1_000)
    home.phone.writes("goal", record_id, text="marcher")
    devices = (home.phone, home.tablet, home.therapist)
    for device in devices:
        device.syncs()
    fields = (("horizon", "été"), ("why_it_matters", "mes enfants"), ("text", "marcher loin"))
    for device, (name, value) in zip(devices, fields, strict=True):
        for _ in range(3):
            given: Json = {name if disjoint else "text": f"{value} {next(ids)}"}
            device.writes("goal", record_id, **given)
    order = [device for device in devices for _ in range(3)]
    random.Random(seed).shuffle(order)
    for device in order:
        batch = [mutation.body() for mutation in device.device.waiting(device.patient)[:1]]
        device.device.take_verdicts(home.server.push(device.scope, batch))
    home.phone.pulls()
    feed = [{"mutation_id": (change["fields"], change["author_id"] is None)} for change in home.revisions()]
    return [{"mutation_id": repr(one["mutation_id"])} for one in feed], home.phone.shows(record_id).state


@pytest.mark.parametrize("disjoint", [True, False])
def test_r38_delivery_order_changes_only_who_wins(database: Database, disjoint: bool) -> None:
    outcomes = [_in_some_order(database, seed, disjoint=disjoint) for seed in range(30)]

    assert same_set([kept for kept, _ in outcomes]) == []
    if disjoint:
        assert all(state == outcomes[0][1] for _, state in outcomes)


@pytest.mark.torture
def test_r38_a_thousand_delivery_orders_change_only_who_wins(database: Database) -> None:
    outcomes = [_in_some_order(database, seed, disjoint=True) for seed in range(1000)]

    assert same_set([kept for kept, _ in outcomes]) == []
    assert all(state == outcomes[0][1] for _, state in outcomes)


@pytest.mark.parametrize(
    ("schema", "kind", "old", "name", "value"),
    [
        (CURRENT_SCHEMA - 2, "flare", {"intensity": 7}, "worst_pain", 7),
        (CURRENT_SCHEMA - 1, "night", {"sleep_hours": 6.5}, "sleep_minutes", 390),
    ],
)
def test_r41_fifty_unsent_from_each_older_app_arrive(
    home: Household, schema: int, kind: str, old: Json, name: str, value: int
) -> None:
    waiting = [_mutation(kind, **old) for _ in range(50)]

    verdicts = home.server.push(home.phone.scope, waiting, client_schema=schema)["results"]
    assert [verdict["status"] for verdict in verdicts] == ["applied"] * 50
    home.tablet.pulls()
    assert {home.tablet.value(one["record_id"], name) for one in waiting} == {value}
    again = home.server.push(home.phone.scope, waiting, client_schema=schema)["results"]
    assert all(verdict["duplicate"] for verdict in again)


def test_r41_two_tabs_sending_the_same_outbox_send_it_once(home: Household) -> None:
    batches = [[_mutation("flare", worst_pain=number % 10) for number in range(100)] for _ in range(5)]
    for batch in batches:
        for _ in ("first tab", "second tab"):
            home.server.push(home.phone.scope, batch)

    assert len(home.revisions()) == 500
