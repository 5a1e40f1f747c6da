"""Fills an empty database for the demonstration: one practice, two therapists, six people, through the real paths."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from itertools import groupby
from uuid import UUID

from app.access.commands import add_member, create_practice
from app.access.models import PracticeRole
from app.access.scopes import PatientScope, open_scope
from app.catalogue.kinds import KINDS_BY_NAME
from app.demo.lives import DemoEntry, InventedLife, invented_lives
from app.identity.commands import create_account
from app.identity.models import Account
from app.identity.passwords import hash_password
from app.identity.queries import account_by_login
from app.identity.viewer import Viewer
from app.interop.intake import take_file
from app.kit.clock import Clock
from app.kit.ids import named_id, new_id
from app.kit.locale import Language
from app.kit.text import fold
from app.patients.commands import add_person
from app.records.models import AuthorRole, Op
from app.records.mutation import Author, Mutation, Status
from app.records.write import write_mutations
from app.records.writing import Writing
from app.storage.engine import Database
from app.storage.sessions import WriteSession

DEMO_PASSWORD = "au-long-cours-demo"  # noqa: S105 - printed by the demonstration itself
_SEED = 2026
_MOST_AT_A_TIME = 100
_ZONE = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class DemoSignIn:
    """One account the demonstration prints."""

    login: str
    display_name: str
    role: str


@dataclass(frozen=True, slots=True)
class Diary:
    """A real diary, named neutrally, and the files it comes in."""

    login: str
    display_name: str
    files: tuple[str, ...]


THERAPISTS = (
    DemoSignIn("marianne", "Marianne Roche", "therapist_1"),
    DemoSignIn("yann", "Yann Le Brun", "therapist_2"),
)
DIARIES = (
    Diary(
        "carnet.a",
        "Carnet A",
        (
            "participant1_pain.csv",
            "participant1_sport.csv",
            *(
                f"participant1_fitbit_monthly/fitbit_export_{year}_{month:02d}.csv"
                for year in (2019, 2020)
                for month in range(1, 13)
            ),
            *(f"participant1_fitbit_monthly/fitbit_export_2022_{month:02d}.csv" for month in range(1, 7)),
        ),
    ),
    Diary("carnet.b", "Carnet B", ("Participant2PainNew.csv",)),
    Diary(
        "carnet.c",
        "Carnet C",
        ("Participant8PainNew.csv", "Participant8ObservationsNew.csv", "participant8Fitbit.json"),
    ),
)


def seed_demo(database: Database, clock: Clock) -> tuple[DemoSignIn, ...]:
    """Seeds an empty database once, and tells who can sign in either way."""
    now = clock()
    lives = invented_lives(seed=_SEED, today=now.date())
    if not _is_seeded(database):
        with database.write() as session:
            _Seeding(session, database, now).everything(lives)
    people = [DemoSignIn(_login(life.display_name), life.display_name, "patient") for life in lives]
    diaries = [DemoSignIn(diary.login, diary.display_name, "patient") for diary in DIARIES]
    return (*THERAPISTS, *people, *diaries)


def _is_seeded(database: Database) -> bool:
    with database.read() as session:
        return account_by_login(session, THERAPISTS[0].login) is not None


def _login(display_name: str) -> str:
    return fold(display_name).split()[0]


class _Seeding:
    """One transaction: a demonstration is whole or absent."""

    def __init__(self, session: WriteSession, database: Database, now: datetime) -> None:
        self._session, self._keys, self._now = session, database.keys, now
        self._password_hash = hash_password(DEMO_PASSWORD)
        self._viewers: dict[str, Viewer] = {}
        self._practice_id = create_practice(session, name="Cabinet des Tilleuls", now=now).id

    def everything(self, lives: Sequence[InventedLife]) -> None:
        for therapist in THERAPISTS:
            account = self._account(therapist.login, therapist.display_name, Language.fr)
            self._viewers[therapist.role] = _viewer(account, is_staff=True)
            add_member(self._session, self._practice_id, account.id, role=PracticeRole.therapist, now=self._now)
        first = self._viewers[THERAPISTS[0].role]
        add_member(self._session, self._practice_id, first.account_id, role=PracticeRole.administrator, now=self._now)
        for life in lives:
            self._life(life)
        for diary in DIARIES:
            self._diary(diary)

    def _life(self, life: InventedLife) -> None:
        language = Language(life.language)
        patient_id = self._person(life.display_name, language, life.birth_year)
        account = self._account(_login(life.display_name), life.display_name, language, patient_id)
        viewers = {**self._viewers, "patient": _viewer(account, is_staff=False)}
        by_hand = groupby(life.entries, key=lambda entry: (str(entry.author), _day(entry)))
        for (author, _), entries in by_hand:
            self._write(viewers[author], patient_id, list(entries))

    def _write(self, viewer: Viewer, patient_id: UUID, entries: list[DemoEntry]) -> None:
        scope = open_scope(self._session, viewer, patient_id, self._now)
        role = AuthorRole.patient if scope.is_patient else AuthorRole.therapist
        author = Author(viewer.account_id, role, None, scope.practice_of_writing)
        # Received when it was lived, so that histories and silences are those of ten years and not of one second.
        writing = self._writing(scope, author, entries[-1].draft.recorded_at or self._now)
        mutations = [_mutation(patient_id, entry) for entry in entries]
        for start in range(0, len(mutations), _MOST_AT_A_TIME):
            for verdict in write_mutations(self._session, writing, mutations[start : start + _MOST_AT_A_TIME]):
                if verdict.status is not Status.applied:
                    raise ValueError(f"demonstration record refused: {verdict}")

    def _diary(self, diary: Diary) -> None:
        patient_id = self._person(diary.display_name, Language.fr, None)
        account = self._account(diary.login, diary.display_name, Language.fr, patient_id)
        scope = open_scope(self._session, _viewer(account, is_staff=False), patient_id, self._now)
        writing = self._writing(scope, Author(account.id, AuthorRole.imported), self._now)
        for name in diary.files:
            content = files("app.demo").joinpath("diaries").joinpath(name).read_bytes()
            taken = take_file(self._session, writing, content, mapping_id=None, zone=_ZONE, dry_run=False)
            if not taken.plan.new:
                raise ValueError(f"nothing was read from {name}")

    def _person(self, display_name: str, language: Language, birth_year: int | None) -> UUID:
        person = add_person(
            self._session,
            self._practice_id,
            display_name=display_name,
            language=language,
            birth_year=birth_year,
            added_by=None,
            now=self._now,
        )
        return person.id

    def _account(self, login: str, display_name: str, language: Language, patient_id: UUID | None = None) -> Account:
        return create_account(
            self._session,
            login=login,
            password_hash=self._password_hash,
            display_name=display_name,
            language=language,
            patient_id=patient_id,
            now=self._now,
        )

    def _writing(self, scope: PatientScope, author: Author, now: datetime) -> Writing:
        return Writing(scope, author, KINDS_BY_NAME, self._keys, now)


def _viewer(account: Account, *, is_staff: bool) -> Viewer:
    return Viewer(
        account_id=account.id,
        display_name=account.display_name,
        language=account.language,
        patient_id=account.patient_id,
        session_id=new_id(),
        device_id=new_id(),
        is_staff=is_staff,
        authenticated_at=account.created_at,
    )


def _day(entry: DemoEntry) -> date | None:
    return entry.draft.recorded_at.date() if entry.draft.recorded_at else None


def _mutation(patient_id: UUID, entry: DemoEntry) -> Mutation:
    draft = entry.draft
    return Mutation(
        mutation_id=named_id("demo", patient_id, draft.record_id),
        kind=draft.kind,
        record_id=draft.record_id,
        op=Op.put,
        fields=dict(draft.fields),
    )
