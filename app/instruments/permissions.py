"""Permissions to show words that belong to somebody: filed by a practice, in force until withdrawn, never forgotten."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, update
from sqlmodel import col, select

from app.access.models import CareLink
from app.access.queries import in_force, roles_of
from app.access.scopes import PatientScope
from app.identity.viewer import Viewer
from app.instruments.definitions import DEFINITIONS, Definition, Tier
from app.instruments.models import InstrumentPermission
from app.instruments.schemas import PromRequestFields, PromResponseFields
from app.kit.errors import DomainError, NotReachable
from app.kit.ids import new_id
from app.kit.locale import Language
from app.records.envelope import RecordFields
from app.records.kind import Objection
from app.storage.reach import reach_person
from app.storage.sessions import ReadSession, WriteSession

Permitted = frozenset[tuple[str, str]]


class PermissionNotNeeded(DomainError):
    """Filed for what is free, or for what only a licensed copy gives."""

    code = "permission_not_needed"
    status = 409


def file_permission(
    session: WriteSession,
    practice_id: UUID,
    instrument_id: str,
    lang: Language,
    *,
    reference: str,
    filed_by: UUID | None,
    now: datetime,
) -> InstrumentPermission:
    """Raises NotReachable for an unknown questionnaire, PermissionNotNeeded for one that is not off by default."""
    versions = [one for one in DEFINITIONS.all() if one.id == instrument_id]
    if not versions:
        raise NotReachable
    if all(one.tier is not Tier.on_permission for one in versions):
        raise PermissionNotNeeded
    filed = InstrumentPermission.model_validate(
        {
            "id": new_id(),
            "practice_id": practice_id,
            "instrument_id": instrument_id,
            "lang": lang.value,
            "reference": reference,
            "filed_by": filed_by,
            "filed_at": now,
        }
    )
    session.add(filed)
    session.flush()
    return filed


def withdraw_permission(
    session: WriteSession, practice_id: UUID, permission_id: UUID, *, withdrawn_by: UUID | None, now: datetime
) -> None:
    """Raises NotReachable for one of another practice; withdrawing twice keeps the first time."""
    filed = session.get(InstrumentPermission, permission_id)
    if filed is None or filed.practice_id != practice_id:
        raise NotReachable
    session.execute(
        update(InstrumentPermission)
        .where(col(InstrumentPermission.id) == permission_id, col(InstrumentPermission.withdrawn_at).is_(None))
        .values(withdrawn_at=now, withdrawn_by=withdrawn_by)
    )


def permissions_of(session: ReadSession, practice_id: UUID) -> list[InstrumentPermission]:
    """Every one there ever was, newest first."""
    query = select(InstrumentPermission).where(InstrumentPermission.practice_id == practice_id)
    newest = (col(InstrumentPermission.filed_at).desc(), col(InstrumentPermission.id).desc())
    return list(session.exec(query.order_by(*newest)).all())


def permitted_to(session: ReadSession, viewer: Viewer, now: datetime) -> Permitted:
    """What the viewer may be shown now: through the practices they work at, or through those that follow them."""
    practices = {role.practice_id for role in roles_of(session, viewer.account_id)}
    if viewer.patient_id is not None:
        reach_person(session, viewer.patient_id)
        linked = select(CareLink.practice_id).where(CareLink.patient_id == viewer.patient_id, in_force(now))
        practices |= set(session.exec(linked).all())
    rows = _filed(session, practices, col(InstrumentPermission.withdrawn_at).is_(None))
    return frozenset((one.instrument_id, one.lang) for one in rows)


def objection_to_response(session: ReadSession, scope: PatientScope) -> Objection:
    """Items answered without a right to their words; totals copied from elsewhere need none here."""
    may_be_shown = _shown_on(session, scope)

    def object_to(fields: RecordFields) -> str | None:
        assert isinstance(fields, PromResponseFields)
        definition = DEFINITIONS.find(fields.instrument_id, fields.instrument_version)
        if definition is None or scope.author_role in ("import", "operator"):
            return None
        if (definition.session_only or definition.by_professional) and scope.is_patient:
            return "instrument_in_session_only"
        return None if not fields.answers or may_be_shown(definition, fields) else "instrument_not_permitted"

    return object_to


def objection_to_asking(session: ReadSession, scope: PatientScope) -> Objection:
    may_be_shown = _shown_on(session, scope)

    def object_to(fields: RecordFields) -> str | None:
        assert isinstance(fields, PromRequestFields)
        definition = DEFINITIONS.find(fields.instrument_id, fields.instrument_version)
        if definition is None or scope.author_role in ("import", "operator"):
            return None
        return None if may_be_shown(definition, fields) else "instrument_not_permitted"

    return object_to


def _shown_on(session: ReadSession, scope: PatientScope) -> Callable[[Definition, RecordFields], bool]:
    """On the day it was lived: what a phone brings later was answered while it still could be."""
    practices = set(session.exec(select(CareLink.practice_id).where(CareLink.patient_id == scope.patient_id)).all())
    filed = _filed(session, practices | scope.practice_ids)

    def is_shown(definition: Definition, fields: RecordFields) -> bool:
        if definition.tier is not Tier.on_permission:
            return True
        return any(
            one.instrument_id == definition.id
            and (fields.lang is None or one.lang == fields.lang)
            and _covers(one, fields.local_date)
            for one in filed
        )

    return is_shown


def _covers(permission: InstrumentPermission, lived: str | date) -> bool:
    # A day of slack at either end: a day lived is not a day of UTC.
    day = date.fromisoformat(str(lived))
    slack = timedelta(days=1)
    until = permission.withdrawn_at
    return permission.filed_at.date() - slack <= day and (until is None or day <= until.date() + slack)


def _filed(session: ReadSession, practices: Iterable[UUID], *which: ColumnElement[bool]) -> list[InstrumentPermission]:
    query = select(InstrumentPermission).where(col(InstrumentPermission.practice_id).in_(list(practices)), *which)
    return list(session.exec(query).all())
