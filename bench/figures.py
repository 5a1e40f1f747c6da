"""P1 to P10 of the design's `performance.md`, each against its floor in the same run."""

import random
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psutil

from app.charts.companion import Picture
from app.timeline.companions import COMPANIONS
from bench.decade import FIRST_DAY, decade, flare
from bench.measure import Report, cpu_ms_each, timed
from bench.stage import BATCH, Client, Reference, Stage
from bench.stock import TOKEN
from tests.torture.mutations import uuid7_at

_SETTLE = 20
_PERIOD = {"from": "2016-01-01", "to": "2025-12-31"}
_PICTURE = {**_PERIOD, "scale": "auto", "size": "tablet", "theme": "light", "lang": "fr"}
_FULL_CHECKIN = {"pain_now": 4, "pain_gets_in_way": 3, "stress": 5, "mental_load": 4, "margin": 1, "acceptable": "yes"}
_BROTLI = {"Accept-Encoding": "br"}
_MIB = 1024 * 1024


class Figures:
    """Measures one stage; `report` receives a line per figure."""

    def __init__(self, stage: Stage, reference: Reference, report: Report, *, seed: int) -> None:
        self._stage = stage
        self._reference = reference
        self._report = report
        self._dice = random.Random(seed)
        self._owner = stage.as_owner()
        self._therapist = stage.as_therapist()
        self._http = httpx.Client(base_url=reference.url, headers={"Authorization": TOKEN}, timeout=120)

    def measure(self) -> None:
        self._startup()
        self._write_one()
        self._push_hundred()
        self._read_ten_years()
        self._unchanged_picture()
        self._cold_picture()
        self._fullest_life()
        self._export()

    def _product_ms(self, work: Callable[[int], object], *, times: int) -> float:
        return cpu_ms_each(self._stage.server.process_id, work, times=times)

    def _reference_ms(self, method: str, path: str, body: Callable[[], Any] | None, *, times: int) -> float:
        bodies = [body() if body else None for _ in range(times + 3)]

        def ask(number: int) -> None:
            answer = self._http.request(method, path, json=bodies[number])
            if answer.is_error:
                raise RuntimeError(f"{path}: {answer.status_code} {answer.text[:300]}")

        for number in range(times, times + 3):
            ask(number)
        return cpu_ms_each(self._reference.process_id, ask, times=times)

    def _startup(self) -> None:
        memory = psutil.Process(self._stage.server.process_id).memory_info().rss / _MIB
        seconds = self._stage.startup_seconds
        self._report.add("P8 start-up", seconds, unit="s", floor=None, goal="<= 2.5 s", reached=seconds <= 2.5)
        spent = self._stage.startup_cpu_seconds
        self._report.add("P8 start-up, processor", spent, unit="s", floor=None, goal="<= 2.5 s", reached=spent <= 2.5)
        self._report.add("P8 memory", memory, unit="MiB", floor=None, goal="<= 160 MiB", reached=memory <= 160)

    def _a_flare(self) -> dict[str, Any]:
        return flare(FIRST_DAY + timedelta(days=self._dice.randrange(3650)), self._dice)

    def _flat_flare(self) -> dict[str, Any]:
        mutation = self._a_flare()
        when = {name: mutation[name] for name in ("local_date", "zone", "offset_min")}
        return {"patient_id": self._stage.patient, "id": mutation["record_id"], **when, **mutation["fields"]}

    def _put_flare(self, client: Client, patient: object) -> None:
        body = self._flat_flare()
        record_id = body.pop("id")
        del body["patient_id"]
        client.ask("PUT", f"/v1/patients/{patient}/flares/{record_id}", json=body, headers={"If-None-Match": "*"})

    def _write_one(self) -> None:
        def put(number: int) -> None:
            self._put_flare(self._owner, self._stage.patient)

        self._product_ms(put, times=_SETTLE)
        product = self._product_ms(put, times=200)
        floor = self._reference_ms("POST", "/floor/flare", self._flat_flare, times=300)
        stock = self._reference_ms("POST", "/stock/flares", self._flat_flare, times=150)
        times_cheaper = stock / product
        self._report.add(
            "P1 write one flare", product, unit="ms", floor=floor, goal="<= 5x floor", reached=product <= 5 * floor
        )
        self._report.add(
            "P1 stock over product",
            times_cheaper,
            unit="x",
            floor=None,
            goal=f">= 3x cheaper than stock ({stock:.2f} ms)",
            reached=times_cheaper >= 3,
        )

    def _batch(self) -> dict[str, Any]:
        return {"patient": self._stage.patient, "mutations": [self._a_flare() for _ in range(BATCH)]}

    def _push_hundred(self) -> None:
        batches = [self._batch()["mutations"] for _ in range(12)]

        def push(number: int) -> None:
            self._owner.push(self._stage.patient, batches[number])

        push(10)
        push(11)
        product = self._product_ms(push, times=10)
        floor = self._reference_ms("POST", "/floor/batch", self._batch, times=30)
        stock = self._reference_ms("POST", "/stock/batch", self._batch, times=5)
        self._report.add(
            "P2 push 100 mutations", product, unit="ms", floor=floor, goal="<= 6x floor", reached=product <= 6 * floor
        )
        share = 100 * product / stock
        goal = f"<= 10 % of the stock merge loop ({stock:.0f} ms)"
        self._report.add("P2 share of stock", share, unit="%", floor=None, goal=goal, reached=share <= 10)

    def _read_ten_years(self) -> None:
        every = list(decade(random.Random(1)))
        checkins = [one for one in every if one["kind"] == "checkin"]
        for start in range(0, len(checkins), 500):
            body = {"patient": self._stage.patient, "mutations": checkins[start : start + 500]}
            self._http.post("/floor/checkins", json=body).raise_for_status()
        floor = self._reference_ms("GET", f"/floor/decade?patient={self._stage.patient}", None, times=40)
        self._read(self._stage.decades[0], "timeline", _PERIOD)
        people = self._stage.decades[1:6]
        product = self._product_ms(lambda number: self._read(people[number], "timeline", _PERIOD), times=len(people))
        goal = "<= 3x floor"
        self._report.add(
            "P3 ten-year timeline, cold", product, unit="ms", floor=floor, goal=goal, reached=product <= 3 * floor
        )

    def _read(self, person: object, what: str, query: dict[str, str], **headers: str) -> httpx.Response:
        path = f"/v1/patients/{person}/{what}"
        return self._therapist.ask("GET", path, params=query, headers={**_BROTLI, **headers})

    def _unchanged_picture(self) -> None:
        person = self._stage.decades[0]
        tag = self._read(person, "charts/balance", _PICTURE).headers["etag"]
        headers = {"If-None-Match": tag}

        def again(number: int) -> None:
            if self._read(person, "charts/balance", _PICTURE, **headers).status_code != httpx.codes.NOT_MODIFIED:
                raise RuntimeError("the unchanged picture was sent again")

        self._product_ms(again, times=_SETTLE)
        product = self._product_ms(again, times=300)
        floor = self._reference_ms("GET", "/bare", None, times=600)
        self._report.add(
            "P4 ten-year picture, 304",
            product,
            unit="ms",
            floor=floor,
            goal="<= 1.5 ms and <= 4x a bare route",
            reached=product <= 1.5 and product <= 4 * floor,
        )

    def _cold_picture(self) -> None:
        people = self._stage.decades[6:]
        cold, kilobytes = self._drawn("balance", people)
        floor = self._reference_ms("GET", f"/floor/decade?patient={self._stage.patient}", None, times=40)
        self._report.add("P5 ten-year picture, cold", cold, unit="ms", floor=floor, goal="<= 60 ms", reached=cold <= 60)
        self._report.add("P5 bytes, br", kilobytes, unit="kB", floor=None, goal="<= 25 kB", reached=kilobytes <= 25)
        for person in people:
            self._put_flare(self._therapist, person)
        self._after_note("P6 after one new note", people, cold)
        for person in people:
            self._put_checkin(person, {"pain_now": 4, "margin": 1})
        self._after_note("P6 after one new check-in", people, cold)

    def _fullest_life(self) -> None:
        """Ten years of everything: the balance picture, its words, and then every other picture of the same life."""
        people = self._stage.everything
        cold, kilobytes = self._drawn("balance", people)
        self._drawing("P5 everything, balance", cold, kilobytes)
        for person in people:
            self._put_flare(self._therapist, person)
        self._after_note("P6 everything, one new note", people, cold)
        for person in people:
            self._put_checkin(person, _FULL_CHECKIN)
        self._after_note("P6 everything, full check-in", people, cold)
        # What goes together is off until a practice turns it on.
        for picture in sorted(COMPANIONS.keys() - {Picture.together}):
            self._drawing(f"P5 everything, {picture}", *self._drawn(picture, people))

    def _drawing(self, name: str, spent: float, kilobytes: float) -> None:
        self._report.add(name, spent, unit="ms", floor=None, goal="<= 60 ms", reached=spent <= 60)
        goal = "<= 25 kB"
        self._report.add(f"{name}, br", kilobytes, unit="kB", floor=None, goal=goal, reached=kilobytes <= 25)

    def _drawn(self, picture: str, people: list[UUID]) -> tuple[float, float]:
        """Milliseconds each, and the kilobytes of the largest, for people whose decade is drawn in turn."""
        sizes: list[int] = []

        def draw(number: int) -> None:
            answer = self._read(people[number], f"charts/{picture}", _PICTURE)
            sizes.append(int(answer.headers.get("content-length", len(answer.content))))

        spent = self._product_ms(draw, times=len(people))
        return spent, max(sizes) / 1000

    def _after_note(self, name: str, people: list[UUID], cold: float) -> None:
        spent, _ = self._drawn("balance", people)
        reached = spent <= cold / 4
        self._report.add(name, spent, unit="ms", floor=cold, goal="<= 25 % of cold", reached=reached)

    def _put_checkin(self, person: object, answers: Mapping[str, object]) -> None:
        fields = {"local_date": "2025-12-31", "zone": "Europe/Paris", "offset_min": 60, **answers}
        path = f"/v1/patients/{person}/checkins/{uuid7_at(self._dice.randrange(1 << 47))}"
        self._therapist.ask("PUT", path, json=fields, headers={"If-None-Match": "*"})

    def _export(self) -> None:
        with timed() as seconds:
            size = len(self._owner.ask("GET", f"/v1/patients/{self._stage.patient}/export").content)
            spent = seconds()
        self._report.add(
            f"P10 export, {size / 1000:.0f} kB", spent, unit="s", floor=None, goal="<= 5 s", reached=spent <= 5
        )

    def import_diary(self, diary: Path, mapping: str) -> None:
        """P9: the preview, then the writing."""

        def send(dry_run: str) -> None:
            with diary.open("rb") as handle:
                files = {"file": (diary.name, handle, "text/csv")}
                form = {"mapping": mapping, "zone": "Europe/Paris", "dry_run": dry_run}
                self._owner.ask("POST", f"/v1/patients/{self._stage.patient}/imports", files=files, data=form)

        with timed() as seconds:
            send("true")
            send("false")
            spent = seconds()
        self._report.add(
            "P9 eight-year diary", spent, unit="s", floor=None, goal="<= 10 s with preview", reached=spent <= 10
        )
