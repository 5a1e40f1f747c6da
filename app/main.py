"""Builds the application: routers, middleware, lifespan, the front end. Nothing else."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from sqlalchemy.exc import OperationalError, ProgrammingError

import app.http
from app.access.routes import router as access_router
from app.agenda.rhythm_routes import router as rhythm_router
from app.agenda.routes import router as agenda_router
from app.catalogue.kinds import ALL_KINDS
from app.catalogue.routes import router as catalogue_router
from app.consents.routes import router as consents_router
from app.health.net import tell_net
from app.health.routes import router as health_router
from app.http.openapi import complete
from app.http.page_policy import policy_of_page
from app.identity.confirming import mark_confirmed
from app.identity.lock_routes import router as lock_router
from app.identity.routes import router as identity_router
from app.identity.ways_in_routes import router as ways_in_router
from app.instruments.routes import router as instruments_router
from app.instruments.texts import read_texts
from app.interop.routes import router as interop_router
from app.jobs.nights import Nights
from app.jobs.rounds import rounds, rounds_of
from app.kit.clock import Clock, shifted_clock
from app.links.routes import router as links_router
from app.patients.routes import router as patients_router
from app.practices.routes import router as practices_router
from app.records.routes import record_router
from app.reminders.push_service import PushServices
from app.reminders.routes import router as reminder_router
from app.reminders.sending import Sender
from app.reports.routes import router as reports_router
from app.self_notice.routes import router as self_notice_router
from app.settings import Settings
from app.storage.condition import condition_of
from app.storage.engine import Database, open_database
from app.storage.epoch import current_epoch
from app.sync.routes import router as sync_router
from app.timeline.after_routes import router as after_router
from app.timeline.companion_routes import router as companion_router
from app.timeline.load_routes import router as load_router
from app.timeline.overflow_routes import router as overflow_router
from app.timeline.phase_routes import router as phase_router
from app.timeline.routes import router as timeline_router
from app.timeline.together_routes import router as together_router
from app.visits.routes import router as visits_router

_BESIDE = Path(__file__).parent.parent / "frontend" / "dist"
_INSIDE = Path(__file__).parent / "_frontend"


def create_app(settings: Settings, database: Database | None = None, clock: Clock | None = None) -> FastAPI:
    """The whole service over one database, which must be migrated; opened here when none is given."""
    opened = (database or open_database(settings)).within_scopes()
    time, condition = clock or shifted_clock(settings.clock_offset_seconds), condition_of(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        tell_net(opened)
        services = PushServices(settings.push_hosts)
        sender = Sender(opened, time, services, settings.push_contact or settings.origins[0], condition)
        nights = Nights(settings, time)
        async with rounds(sender.send_due, "reminders"), rounds_of(nights.round, "nightly"):
            yield
        if database is None:
            opened.close()

    api = FastAPI(
        title="Au long cours",
        version="0.1.0",
        lifespan=lifespan,
        openapi_url="/openapi.json" if settings.show_api_documents else None,
        docs_url="/docs" if settings.show_api_documents else None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    api.state.settings, api.state.database, api.state.keys = settings, opened, opened.keys
    api.state.clock, api.state.condition = time, condition
    api.state.epoch = _epoch(opened)
    api.state.instrument_texts = read_texts(settings.instrument_texts_folder)
    app.http.install(api, settings)
    _add_routes(api)
    _describe_problems(api)
    frontend = settings.frontend_folder or (_BESIDE if _BESIDE.exists() else _INSIDE)
    page = frontend / "index.html"
    if page.exists():
        api.state.page_policy = policy_of_page(page.read_text(encoding="utf-8"))
        api.frontend("/", directory=frontend, fallback="index.html", check_dir=True)
    return api


def _add_routes(api: FastAPI) -> None:
    for router in (health_router, identity_router, lock_router, practices_router, patients_router, access_router):
        api.include_router(router)
    for router in (catalogue_router, instruments_router, sync_router, timeline_router, interop_router, reports_router):
        api.include_router(router)
    for router in (reminder_router, visits_router, agenda_router, rhythm_router):
        api.include_router(router)
    for router in (companion_router, overflow_router, phase_router, after_router, load_router, together_router):
        api.include_router(router)
    for router in (self_notice_router, ways_in_router, links_router, consents_router):
        api.include_router(router)
    for kind in ALL_KINDS:
        api.include_router(record_router(kind))


def _epoch(database: Database) -> str | None:
    """None before the first migration; the readiness probe then says so."""
    try:
        with database.read() as session:
            return str(current_epoch(session))
    except (OperationalError, ProgrammingError):
        return None


def _describe_problems(api: FastAPI) -> None:
    describe: Callable[[], dict[str, Any]] = api.openapi

    def with_problems() -> dict[str, Any]:
        return mark_confirmed(api, complete(describe()))

    api.openapi = with_problems  # type: ignore[method-assign]
