"""Requirement 27: every answer is one the published document announces, and what the document rules out is refused.

`SCHEMATHESIS_EXAMPLES=200 pytest tests/contract/test_r27_schemathesis.py` looks longer.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.catalogue.kinds import ALL_KINDS, KINDS_BY_NAME
from app.kit.ids import new_id
from app.records.models import AuthorRole
from app.storage.engine import open_database
from tests.application import application
from tests.cast import ORIGIN, Cast
from tests.databases import Template
from tests.house import DAY, House, Notebook
from tests.records.examples import LEAST

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "3"))
LOOKS_LONGER = "SCHEMATHESIS_EXAMPLES" in os.environ
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    negative_data_rejection,
]
KIND_OF = {kind.plural: kind.name for kind in ALL_KINDS}
# Where being answered with success may mean being signed out, or not reading until the device is opened.
SIGNS_OUT = {
    "sign_out",
    "sign_out_device",
    "sign_out_other_devices",
    "change_password",
    "sign_in",
    "set_device_lock",
    "close_account",
}

# The record must still be there and unchanged before anybody looks at what was sent.
_REFUSING = [400, 401, 403, 404, 405, 406, 410, 412, 413, 415, 422, 428, 429]


def _document() -> dict[str, Any]:
    """Without the session cookie: the browsers bring their own, or none."""
    document: dict[str, Any] = deepcopy(application().openapi())
    for operations in document["paths"].values():
        for operation in operations.values():
            operation.pop("security", None)
    return document


api = schemathesis.openapi.from_dict(
    _document(),
    config=SchemathesisConfig.from_dict(
        {
            "checks": {"negative_data_rejection": {"expected-statuses": _REFUSING}},
            "phases": {"coverage": {"enabled": LOOKS_LONGER}},
        }
    ),
)
looking = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@dataclass
class Scene:
    """A person with one record of each kind, and the three who send each request: they, a therapist, nobody."""

    notebook: Notebook
    nobody: TestClient
    asked: int = 0
    answered: Counter[tuple[str, int]] = field(default_factory=Counter)

    def sign_in_again(self) -> None:
        notebook = self.notebook
        for browser, account in ((notebook.person, notebook.account), (notebook.therapist, notebook.house.therapist)):
            notebook.house.cast.sign_in(browser, account)

    def sign_in_who_leaves(self, browser: TestClient) -> None:
        """An account nobody needs later, for what ends accounts."""
        cast = self.notebook.house.cast
        cast.sign_in(browser, cast.account(f"leaving-{new_id()}"))

    def record(self, plural: str) -> dict[str, Any]:
        notebook, kind = self.notebook, KIND_OF[plural]
        about = {"about_id": notebook.writes("flare")["id"]} if kind == "annotation" else {}
        is_theirs = AuthorRole.patient in KINDS_BY_NAME[kind].written_by
        by = notebook.person if is_theirs else notebook.therapist
        return notebook.writes(kind, by=by, **LEAST[kind], **about)


def _new_scene(template: Template, tmp_path_factory: pytest.TempPathFactory, stack: ExitStack) -> Scene:
    options = template.lasting_copy(tmp_path_factory.mktemp("contract"))
    cast = Cast(options, open_database(options))
    practice = cast.practice()
    house = House(cast, practice, cast.colleague(practice, "marianne"))
    patient_id = cast.person(practice)
    account = cast.account("camille", patient_id=patient_id)
    nobody, person, therapist = (stack.enter_context(cast.browser(one)) for one in (None, account, house.therapist))
    stack.callback(cast.database.close)
    return Scene(Notebook(house, patient_id, account, person, therapist, stack), nobody)


@pytest.fixture(scope="module")
def on_sqlite(sqlite_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with ExitStack() as stack:
        yield _new_scene(sqlite_template, tmp_path_factory, stack)


@pytest.fixture(scope="module")
def on_postgres(postgres_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with ExitStack() as stack:
        yield _new_scene(postgres_template, tmp_path_factory, stack)


@api.parametrize()
@looking
def test_r27_every_answer_is_an_announced_one(case: Any, on_sqlite: Scene) -> None:
    _ask(on_sqlite, case)


# The two databases differ below the records' own shapes: one kind stands for all here.
@api.include(
    path_regex=r"^/v1/(?!patients/\{patient_id\}/(?!flares|charts|timeline|export|care-links|imports))"
).parametrize()
@looking
def test_r27_every_answer_is_an_announced_one_on_postgres(case: Any, on_postgres: Scene) -> None:
    _ask(on_postgres, case)


def _ask(scene: Scene, case: Any) -> None:
    """Two requests in three name what exists; the third keeps the ids that were drawn."""
    scene.asked += 1
    name = case.operation.definition.raw["operationId"]
    if scene.asked % 3:
        _name_what_exists(scene, case)
    # The batch is answered 200, and each wrong mutation in it is refused by its own verdict.
    checks = [check for check in CHECKS if name != "push_mutations" or check is not negative_data_rejection]
    for browser in (scene.nobody, scene.notebook.person, scene.notebook.therapist):
        if name == "close_account" and browser is not scene.nobody:
            scene.sign_in_who_leaves(browser)
        sent = case.as_transport_kwargs(base_url=ORIGIN)
        if "files" in sent:
            sent["files"] = [(part, _as_sent(content)) for part, content in sent["files"]]
        answer = browser.request(**{part: sent[part] for part in sent if part not in ("cookies", "timeout")})
        answer.request.read()
        scene.answered[name, answer.status_code] += 1
        case.validate_response(answer, checks=checks)
        if name in SIGNS_OUT:
            scene.sign_in_again()


def _as_sent(content: Any) -> Any:
    """Whatever was drawn for a file or a form field, as the bytes a form carries."""
    name, drawn, *rest = content if isinstance(content, tuple) else (None, content)
    return name, drawn if isinstance(drawn, bytes) else str(drawn).encode(), *rest


def _name_what_exists(scene: Scene, case: Any) -> None:
    """Only in parts that were drawn to be right."""
    notebook, places = scene.notebook, case.path_parameters or {}
    if _is_right(case, ParameterLocation.PATH):
        known = {"patient_id": notebook.patient_id, "practice_id": notebook.house.practice.id}
        places |= {name: str(known[name]) for name in places.keys() & known.keys()}
        if "record_id" in places:
            _name_a_record(scene, case)
    if _is_right(case, ParameterLocation.QUERY) and "patient" in (case.query or {}):
        case.query["patient"] = str(notebook.patient_id)


def _name_a_record(scene: Scene, case: Any) -> None:
    conditions = {"If-None-Match": "*"}
    case.path_parameters["record_id"] = str(new_id())
    if case.method != "PUT":
        record = scene.record(case.path.split("/")[4])
        case.path_parameters["record_id"] = record["id"]
        conditions = {"If-Match": f'"{record["head"]}"'}
    if _is_right(case, ParameterLocation.HEADER):
        case.headers = {**(case.headers or {}), **conditions}
    if _is_right(case, ParameterLocation.BODY) and isinstance(case.body, dict):
        # Days drawn from all of history are nearly never days of a life.
        later = ("until_date", "occurred_at", "occurred_until", "zone", "pgic_since")
        case.body = {name: value for name, value in case.body.items() if name not in later} | {"local_date": DAY}


def _is_right(case: Any, part: ParameterLocation) -> bool:
    component = case.meta.components.get(part)
    return component is None or component.mode is GenerationMode.POSITIVE
