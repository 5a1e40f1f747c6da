"""Who may see and change what, and how a record starts: pure decisions of the spine."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from pydantic import ValidationError

from app.access.scopes import PatientScope
from app.kit.errors import FieldProblem
from app.kit.field_problems import field_problems
from app.records.envelope import RecordFields, Visibility
from app.records.kind import RecordKind
from app.records.models import AuthorRole
from app.records.mutation import Author, Refused, Status


@dataclass(slots=True)
class Current:
    """A record as it stands; `state` are its JSON-mode fields without nulls."""

    kind: str
    head: UUID
    seq: int
    version: int
    deleted: bool
    visibility: Visibility
    author_id: UUID | None
    author_role: AuthorRole
    practice_id: UUID | None
    state: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was first written; whoever amends it later changes nothing of that."""

    practice_id: UUID | None
    author_id: UUID | None


def is_visible(scope: PatientScope, visibility: str, origin: Origin) -> bool:
    """A professional's own notes are read in the practice that wrote them, the person's own by the person alone."""
    if visibility == Visibility.shared:
        return True
    if scope.shared_only:
        return False
    if visibility == Visibility.patient_only:
        return scope.is_patient
    if visibility == Visibility.author_only:
        return not scope.is_patient and origin.author_id is not None and origin.author_id == scope.account_id
    practice_id = origin.practice_id
    return not scope.is_patient and (practice_id is None or practice_id in scope.practice_ids)


def refuse_unless_writable(scope: PatientScope, kind: RecordKind, author: Author, current: Current | None) -> None:
    """Raises Refused: forbidden for a kind, a record or another kind's id the author cannot write."""
    if author.role not in kind.written_by:
        raise Refused(Status.forbidden, "kind_not_yours")
    if current is None:
        return
    if not is_visible(scope, current.visibility, Origin(current.practice_id, current.author_id)):
        raise Refused(Status.forbidden, "not_reachable")
    if current.kind != kind.name:
        raise Refused(Status.rejected, "wrong_kind", (FieldProblem("kind", "wrong_kind"),))


def refuse_other_peoples_words(
    scope: PatientScope, kind: RecordKind, current: Current, changed: frozenset[str]
) -> None:
    """A professional answers a person's words beside them, in an annotation; the reverse holds too.

    Who may see a record is for its own side to say as well: neither can take the other's notes away from them.
    """
    theirs = changed & (kind.own_words | {"visibility"})
    if theirs and not _same_side(scope, current):
        names = sorted(theirs)
        raise Refused(Status.forbidden, "not_your_words", tuple(FieldProblem(name, "not_your_words") for name in names))


def refuse_deleting_for_others(scope: PatientScope, current: Current) -> None:
    if not _same_side(scope, current):
        raise Refused(Status.forbidden, "not_your_record")


def _same_side(scope: PatientScope, current: Current) -> bool:
    if current.author_role is AuthorRole.imported and current.practice_id is None:
        # A person's diary stays theirs, whoever brought the file; what a practice brought is the practice's.
        return scope.is_patient
    if current.author_role is AuthorRole.imported:
        return scope.is_patient or current.practice_id in scope.practice_ids
    if current.author_role is AuthorRole.therapist:
        return not scope.is_patient and (current.practice_id is None or current.practice_id in scope.practice_ids)
    return scope.is_patient


def complete_fields(
    scope: PatientScope, kind: RecordKind, given: dict[str, Any], current: Current | None
) -> RecordFields:
    """The record's fields once the given ones are laid on it, validated whole. Raises Refused with the fields."""
    start = dict(current.state) if current else _starting_fields(scope, kind, given)
    try:
        # JSON mode, so that strict types still read ISO dates and ids from text.
        fields = kind.fields.model_validate_json(orjson.dumps({**start, **given}))
    except ValidationError as error:
        raise Refused(Status.rejected, "invalid_fields", field_problems(error.errors(), "fields")) from error
    _refuse_visibility(scope, kind, fields.visibility, given)
    return fields


def _starting_fields(scope: PatientScope, kind: RecordKind, given: dict[str, Any]) -> dict[str, Any]:
    if kind.only_visibility:
        return {"visibility": kind.only_visibility.value}
    # Nothing given has been validated yet: a list or an object cannot be looked up in a set.
    private = scope.is_patient and any(
        isinstance(value := given.get(name), str) and value in values for name, values in kind.private_when.items()
    )
    return {"visibility": Visibility.patient_only.value} if private else {}


def _refuse_visibility(scope: PatientScope, kind: RecordKind, visibility: Visibility, given: dict[str, Any]) -> None:
    theirs = Visibility.patient_only if scope.is_patient else Visibility.therapist_only
    allowed = {kind.only_visibility} if kind.only_visibility else {Visibility.shared, theirs}
    if "visibility" in given and visibility not in allowed:
        raise Refused(Status.rejected, "invalid_fields", (FieldProblem("fields.visibility", "visibility_not_yours"),))
