"""Ten years on a simulated clock: people come and go for months, staff, devices and keys change, copies are put back.

Everything goes through the routes of the product; `python -m tests.torture.decade --people 300` is the long run.
"""

import argparse
import io
import random
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from app.access.commands import remove_member
from app.access.models import Practice, PracticeRole
from app.audit.ledger import Ledger
from app.backup.commands import begin_new_life, make_backup, restore_postgresql, restore_sqlite
from app.backup.soundness import verify_logs
from app.identity.models import Account as KnownAccount
from app.keyring.rotation import rotate_words_key
from app.privacy.erasing import erase_person
from app.privacy.erasures import Erased
from app.settings import Settings
from app.storage.engine import DATABASE_FILE, open_database
from tests.cast import ORIGIN, PASSWORD, Cast, MovableClock
from tests.databases import PostgresTemplate, SqliteTemplate, Template, postgres_server
from tests.torture.aged import PARIS, Aged, InProcess
from tests.torture.device import Device
from tests.torture.handset import Handset, settle
from tests.torture.milestones import Outcome, milestone
from tests.torture.people import Account

YEARS = 10
_DAYS_A_YEAR, _DEVICE_LASTS_DAYS = 365, 912
_RESTORED_IN = (3, 7)
_AWAY_DAYS = (183, 425)
_VISITS_EVERY_DAYS = 60


@dataclass(frozen=True, slots=True)
class Plan:
    people: int = 6
    notes_a_year: int = 12
    seed: int = 1


@dataclass
class Person:
    patient: UUID
    known: KnownAccount
    handset: Aged
    away: set[date] = field(default_factory=set)


class Decade:
    def __init__(self, plan: Plan, settings: Settings, folder: Path) -> None:
        self.plan, self.settings, self.folder = plan, settings, folder
        self.dice, self.clock, self.outcome = random.Random(plan.seed), MovableClock(), Outcome()
        self.first = self.clock.now.date()
        self.cast = Cast(settings, open_database(settings), self.clock)
        self.practice: Practice = self.cast.practice()
        self.cast.colleague(self.practice, "founder", PracticeRole.administrator)
        self.staff: list[Aged] = [self._hired(), self._hired()]
        self.people = [self._arrived() for _ in range(plan.people)]

    def run(self) -> Outcome:
        for number in range(1, YEARS * _DAYS_A_YEAR + 3):
            day = self.first + timedelta(days=number)
            self._lived(day)
            self._kept_house(number)
            if number % _DAYS_A_YEAR == 0:
                self.outcome.runs[-1].append(milestone(self.cast.database))
        self._judge()
        self.cast.database.close()
        return self.outcome

    def _handset(self, known: KnownAccount, role: str) -> Aged:
        account = Account(known.login, PASSWORD, str(known.id), role)
        device = Device(name=f"{known.login}/{self.clock.now:%Y-%m}", account=account.account_id)
        browser = InProcess(ORIGIN, service=lambda: self.cast, known=known)
        handset = Aged(device, account, browser, self.dice, timedelta(), clock=self.clock)
        handset.reach_server(handset.pull)
        self.outcome.count("devices")
        return handset

    def _hired(self) -> Aged:
        self.outcome.count("professionals")
        known = self.cast.colleague(self.practice, f"colleague-{self.outcome.counted['professionals']}")
        return self._handset(known, "therapist")

    def _arrived(self) -> Person:
        self.outcome.count("people")
        number = self.outcome.counted["people"]
        patient = self.cast.person(self.practice, f"Person {number}")
        known = self.cast.account(f"person-{number}", patient_id=patient)
        return Person(patient, known, self._handset(known, "patient"), self._absences())

    def _absences(self) -> set[date]:
        """Two, of six to fourteen months."""
        away: set[date] = set()
        for part in range(2):
            begins = self.first + timedelta(days=_DAYS_A_YEAR * (5 * part + self.dice.randrange(3)))
            away |= {begins + timedelta(days=day) for day in range(self.dice.randint(*_AWAY_DAYS))}
        return away

    def _lived(self, day: date) -> None:
        """On the nights of the clock and on leap days everybody who is there writes."""
        is_turning = _turns(day)
        self._go_to(day, time(0, 40) if is_turning else time(8))
        is_special = is_turning or (day.month, day.day) == (2, 29)
        if is_special:
            self.outcome.count("nights of the clock" if is_turning else "leap days")
        for person in self.people:
            if day in person.away or not (is_special or self.dice.random() < self.plan.notes_a_year / _DAYS_A_YEAR):
                continue
            self.clock.move(seconds=self.dice.randint(1, 40))
            for _ in range(self.dice.randint(1, 3)):
                person.handset.write_something()
            person.handset.reach_server(person.handset.push_and_pull)

    def _go_to(self, day: date, at: time) -> None:
        self.clock.now = max(self.clock.now, datetime.combine(day, at, self.clock.now.tzinfo))

    def _kept_house(self, number: int) -> None:
        year, day = divmod(number, _DAYS_A_YEAR)
        if number % _VISITS_EVERY_DAYS == 0:
            self._visits()
        if number % _DEVICE_LASTS_DAYS == 0:
            self._change_devices()
        if day == 50 and year % 3 == 1:
            rotate_words_key(self.cast.database)
            self.outcome.count("keys changed")
        if day == 100 and year % 3 == 2:
            self._change_staff()
        if day == 150 and year % 2 == 1:
            self._erase(self.people.pop())
            self.people.append(self._arrived())
        if day == 200:
            self._back_up()
        if day == 210 and year == _RESTORED_IN[-1]:
            self._erase(self.people.pop())
        if day == 230 and year in _RESTORED_IN:
            self._restore()
        if day == 240 and len(self.people) < self.plan.people:
            self.people.append(self._arrived())

    def _visits(self) -> None:
        for one in self.staff:
            one.reach_server(one.pull)
            one.write_something()
            one.reach_server(one.push_and_pull)
        self.staff[0].browser.ask("GET", f"/v1/patients/{self.dice.choice(self.people).patient}/synthesis")
        self.outcome.count("rounds of visits")

    def _change_devices(self) -> None:
        """What still waits on the former device leaves it first, as its owner is asked."""
        for person in self.people:
            self.outcome.failures += settle([person.handset], patience_seconds=5)
            person.handset = self._followed(person.handset, self._handset(person.known, "patient"))

    def _followed(self, former: Aged, newer: Aged) -> Aged:
        self.outcome.failures += former.surprises + former.device.feed_gaps
        return newer

    def _change_staff(self) -> None:
        former = self.staff.pop(0)
        self.outcome.failures += settle([former], patience_seconds=5)
        self.staff.append(self._followed(former, self._hired()))
        with self.cast.database.write() as session:
            gone = UUID(former.account.account_id)
            remove_member(session, self.practice.id, gone, role=PracticeRole.therapist)
        self.outcome.count("professionals left")

    def _erase(self, person: Person) -> None:
        ledger = Ledger(self.cast.database.keys, self.clock)
        erase_person(self.cast.database, ledger, person.patient, Erased.everything, although_kept=True)
        self.outcome.failures += person.handset.surprises + person.handset.device.feed_gaps
        self.outcome.count("people erased")

    @property
    def _copy(self) -> Path:
        return self.folder / "copies" / "newest.longcours"

    def _back_up(self) -> None:
        make_backup(self.cast.database, self._copy, now=self.clock())
        self.outcome.count("backups")

    def _restore(self) -> None:
        """A month is lost on the server, and comes back from the devices."""
        keys = self.cast.database.keys
        self.cast.database.close()
        if self.settings.database_url is None:
            restore_sqlite(self._copy, self.settings.data_folder / DATABASE_FILE, keys)
            database = open_database(self.settings)
        else:
            database = open_database(self.settings)
            restore_postgresql(self._copy, database)
        begin_new_life(database, now=self.clock())
        self.cast = Cast(self.settings, database, self.clock)
        self.outcome.runs.append([])
        self.outcome.count("restores")

    def _judge(self) -> None:
        handsets: list[Handset] = [*(person.handset for person in self.people), *self.staff]
        self.outcome.failures += settle(handsets, patience_seconds=5)
        for one in handsets:
            self.outcome.failures += one.surprises + one.device.feed_gaps
            for person in self.people:
                if one.account.role == "patient" and one is not person.handset:
                    continue
                answer = one.browser.get("/v1/sync/digest", patient=str(person.patient))
                if one.device.digest(str(person.patient)) != (answer["count"], answer["sha256"]):
                    self.outcome.failures.append(f"{one.device.name} differs from the service")
        with self.cast.database.read() as session:
            logs = verify_logs(session, self.cast.database, self.clock, ())
        self.outcome.failures += [str(found) for found in (*logs.broken, *logs.findings)]
        self.outcome.judge()


def _turns(day: date) -> bool:
    """Whether the clocks of Paris change in this night."""
    before, after = (datetime.combine(day + timedelta(days=more), time(), PARIS).utcoffset() for more in (0, 1))
    return before != after


def main() -> int:
    small = Plan()
    parser = argparse.ArgumentParser(prog="python -m tests.torture.decade", description=__doc__)
    parser.add_argument("--people", type=int, default=small.people)
    parser.add_argument("--notes-a-year", type=int, default=small.notes_a_year, help="days on which somebody writes")
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--seed", type=int, default=small.seed)
    options = parser.parse_args()
    plan = Plan(options.people, options.notes_a_year, options.seed)
    with TemporaryDirectory(prefix="longcours-decade-") as name:
        folder = Path(name)
        # The access log of ten years would hide what is said of them.
        with redirect_stdout(io.StringIO()):
            outcome = _outcome(options.engine, plan, folder)
    print(f"decade {options.engine}: {outcome.summary()}")
    for failure in outcome.failures[:40]:
        print(f"  {failure}")
    return 1 if outcome.failures else 0


def _outcome(engine: str, plan: Plan, folder: Path) -> Outcome:
    if engine == "sqlite":
        return _on(SqliteTemplate(folder / "template"), plan, folder)
    with postgres_server() as server:
        return _on(PostgresTemplate(server, folder / "template"), plan, folder)


def _on(template: Template, plan: Plan, folder: Path) -> Outcome:
    return Decade(plan, template.settings_of_a_copy(folder / "house"), folder).run()


if __name__ == "__main__":
    sys.exit(main())
