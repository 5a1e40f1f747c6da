"""Requirement 28: poison never enters, and never blocks what is there."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from app.catalogue.kinds import ALL_KINDS, KINDS_BY_NAME
from app.kit.ids import new_id
from tests.contract.poison import NEVER_TAKEN, OFTEN_WRONG, UNREADABLE, Field, Json, fields_of, poisoned
from tests.contract.raw_requests import RawRequest, statuses
from tests.contract.reading import assert_all_is_readable, log_length, log_of
from tests.house import DAY, Notebook
from tests.records.examples import LEAST, REFERRED, everything
from tests.records.test_every_kind import writer_of

READABLE = NEVER_TAKEN | OFTEN_WRONG
# Twenty kilobytes of poison each, below the limit of a body.
_A_BATCH = 45


def whole_example(notebook: Notebook, kind: str) -> Json:
    return everything(kind, {name: notebook.writes(name, **LEAST[name])["id"] for name in REFERRED})


def mutation(kind: str, fields: bytes) -> bytes:
    head = f'{{"mutation_id": "{new_id()}", "kind": "{kind}", "record_id": "{new_id()}", "op": "put", "fields": '
    return head.encode() + fields + b"}"


def batch(patient_id: UUID, mutations: list[bytes]) -> bytes:
    head = f'{{"patient": "{patient_id}", "client_schema": 3, "mutations": ['
    return head.encode() + b",".join(mutations) + b"]}"


@pytest.mark.engines("sqlite")
def test_r28_a_body_that_cannot_be_kept_is_refused_whole_wherever_the_poison_is(notebook: Notebook) -> None:
    examples = {kind.name: whole_example(notebook, kind.name) for kind in ALL_KINDS}
    before = log_length(notebook)

    requests = list(_unreadable_requests(notebook, examples))
    answered = statuses(notebook.house.cast.app, requests)

    assert len(requests) > 14_000
    assert set(answered) == {400}
    assert log_length(notebook) == before
    assert_all_is_readable(notebook)


def _unreadable_requests(notebook: Notebook, examples: dict[str, Json]) -> Iterator[RawRequest]:
    for kind in ALL_KINDS:
        example = examples[kind.name]
        for field in fields_of(kind, example):
            for poison in UNREADABLE.values():
                fields = poisoned(example, [field.path], poison)
                url = notebook.url(kind.name, new_id())
                yield RawRequest("PUT", url, fields, (("if-none-match", "*"),))
                yield RawRequest("PATCH", url, fields, (("if-match", f'"{new_id()}"'),))
                yield RawRequest("POST", "/v1/sync/push", batch(notebook.patient_id, [mutation(kind.name, fields)]))


def test_r28_no_field_of_any_kind_takes_poison_over_plain_http(notebook: Notebook) -> None:
    examples = {kind.name: whole_example(notebook, kind.name) for kind in ALL_KINDS}
    made = {kind: _made(notebook, kind, example) for kind, example in examples.items()}
    before = log_length(notebook)

    for kind, example in examples.items():
        for name in READABLE:
            _refuses_everywhere(notebook, kind, example, name, made[kind])

    assert log_length(notebook) == before
    for kind, record in made.items():
        assert writer_of(notebook, kind).get(notebook.url(kind, record["id"])).json() == record
    assert_all_is_readable(notebook)


def _made(notebook: Notebook, kind: str, example: Json) -> Json:
    answer = writer_of(notebook, kind).put(notebook.url(kind, new_id()), json=example, headers={"If-None-Match": "*"})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def _refuses_everywhere(notebook: Notebook, kind: str, example: Json, name: str, record: Json) -> None:
    """All fields at once, then all places inside them; every one that is wrong is named."""
    writer, held = writer_of(notebook, kind), _headers({"If-Match": f'"{record["head"]}"'})
    for fields in _apart(fields_of(KINDS_BY_NAME[kind], example)):
        judged = [field for field in fields if not (field.hangs_on_others and name == "an object")]
        wrong = {".".join(map(str, field.path)) for field in judged if field.must_refuse(name)}
        if not wrong:
            continue
        body = poisoned(example, [field.path for field in fields], READABLE[name])
        answers = [writer.patch(notebook.url(kind, record["id"]), content=body, headers=held)]
        if len(fields[0].path) == 1:
            url = notebook.url(kind, new_id())
            answers.append(writer.put(url, content=body, headers=_headers({"If-None-Match": "*"})))
        for answer in answers:
            assert answer.status_code == 422, (name, answer.text)
            assert wrong <= _blamed(answer.json()), (name, answer.json())


def test_r28_no_field_of_any_kind_takes_poison_through_push(notebook: Notebook) -> None:
    for kind in ALL_KINDS:
        _pour_through_push(notebook, kind.name, whole_example(notebook, kind.name))

    assert not [state for _, state in log_of(notebook) if ":-0" in state or "marker" in state]
    assert_all_is_readable(notebook)


def _pour_through_push(notebook: Notebook, kind: str, example: Json) -> None:
    writer, fields = writer_of(notebook, kind), fields_of(KINDS_BY_NAME[kind], example)
    poured = [(field, name) for name in READABLE for field in fields]
    for start in range(0, len(poured), _A_BATCH):
        some = poured[start : start + _A_BATCH]
        mutations = [mutation(kind, poisoned(example, [field.path], READABLE[name])) for field, name in some]
        content = batch(notebook.patient_id, mutations)
        answer = writer.post("/v1/sync/push", content=content, headers=_headers({}))
        assert answer.status_code == 200, answer.text
        for (field, name), verdict in zip(some, answer.json()["results"], strict=True):
            assert verdict["status"] in ("applied", "rejected", "forbidden"), (field.path, name, verdict)
            if field.must_refuse(name):
                assert verdict["status"] == "rejected", (field.path, name, verdict)


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(("schema", "kind", "field"), [(1, "flare", "intensity"), (2, "night", "sleep_hours")])
def test_r28_what_older_clients_send_is_no_way_in(notebook: Notebook, schema: int, kind: str, field: str) -> None:
    for poison in READABLE.values():
        body = batch(notebook.patient_id, [mutation(kind, poisoned({"local_date": DAY}, [(field,)], poison))])
        body = body.replace(b'"client_schema": 3', f'"client_schema": {schema}'.encode())
        answer = notebook.person.post("/v1/sync/push", content=body, headers=_headers({}))
        assert answer.status_code == 200, (poison[:40], answer.text)

    assert_all_is_readable(notebook)


@pytest.mark.engines("sqlite")
def test_r28_no_other_route_is_brought_down_by_poison(notebook: Notebook) -> None:
    unreadable = [RawRequest(*request) for request in _other_requests(notebook, UNREADABLE)]
    assert set(statuses(notebook.house.cast.app, unreadable)) == {400}
    requests = list(_other_requests(notebook, NEVER_TAKEN))
    for method, path, body in requests:
        answer = notebook.therapist.request(method, path, content=body, headers=_headers({}))
        assert 400 <= answer.status_code < 500, (method, path, body[:80], answer.text)

    assert len(unreadable) + len(requests) > 500
    assert_all_is_readable(notebook)


def _other_requests(notebook: Notebook, poisons: dict[str, bytes]) -> Iterator[tuple[str, str, bytes]]:
    """Every other JSON body of the published document, one member poisoned at a time, beside an unknown one."""
    app = notebook.house.cast.app
    document, plurals = app.openapi(), {kind.plural for kind in ALL_KINDS}
    ids = _ids(notebook)
    for path, operations in document["paths"].items():
        if plurals & set(path.split("/")):
            continue
        for method, operation in operations.items():
            content = operation.get("requestBody", {}).get("content", {}).get("application/json")
            if content is None:
                continue
            schema = document["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
            for name in schema["properties"]:
                for poison in poisons.values():
                    body = poisoned({"anything": 1}, [(name,)], poison)
                    yield method.upper(), path.format_map(ids), body


def _ids(notebook: Notebook) -> dict[str, str]:
    """What stands in an address, right as far as it can be known beforehand."""
    known = {"patient_id": notebook.patient_id, "practice_id": notebook.house.practice.id, "day": "2026-01-12"}
    return defaultdict(lambda: str(new_id()), {name: str(value) for name, value in known.items()})


ODD_TEXTS = (
    "NaN", "1e400", "9" * 400, "-1", "-0", "", " ", "%00", "%FF", "%ED%A0%80", "0001-01-01", "2020-02-30", "0",
    "2020-01-01T00:00:00", "1577836800", "%CC%81" * 9, "WyJcdWQ4MDAiLCAieCJd", "WyIxZTQwMCIsIDFlNDAwXQ", "x" * 2000,
)  # fmt: skip


def test_r28_no_address_or_condition_is_brought_down_by_poison(notebook: Notebook) -> None:
    app, ids = notebook.house.cast.app, _ids(notebook)
    asked = 0
    for path, operations in app.openapi()["paths"].items():
        operation = operations.get("get", {})
        if not operation or any(f"/{kind.plural}" in path for kind in ALL_KINDS[1:]):
            continue
        given = path.format_map(ids)
        for parameter in operation.get("parameters", []):
            for text in ODD_TEXTS:
                answer = _asked_oddly(notebook, given, path, parameter, text)
                asked += 1
                assert answer.status_code < 500, (path, parameter["name"], text)

    assert asked > 300


def _asked_oddly(notebook: Notebook, given: str, path: str, parameter: Json, text: str) -> Any:
    name = parameter["name"]
    if parameter["in"] == "path":
        url = path.replace(f"{{{name}}}", text or "%20")
        for other, value in (("patient_id", notebook.patient_id), ("practice_id", notebook.house.practice.id)):
            url = url.replace(f"{{{other}}}", str(value))
        return notebook.therapist.get(url)
    if parameter["in"] == "header":
        return notebook.therapist.get(given, headers={name: text})
    needed = f"patient={notebook.patient_id}&" if given.startswith("/v1/sync") and name != "patient" else ""
    return notebook.therapist.get(f"{given}?{needed}{name}={text}")


def _headers(more: dict[str, str]) -> dict[str, str]:
    return {"Content-Type": "application/json", **more}


def _apart(fields: list[Field]) -> list[list[Field]]:
    """In groups where no place lies inside another."""
    depths = sorted({len(field.path) for field in fields})
    return [[field for field in fields if len(field.path) == depth] for depth in depths]


def _blamed(problem: Json) -> set[str]:
    """The fields named, and every place around one of them."""
    named = [entry["field"].split(".") for entry in problem["errors"]]
    return {".".join(parts[:length]) for parts in named for length in range(1, len(parts) + 1)}
