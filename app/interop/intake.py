"""Takes one file in, whatever it is: an archive of this product, or a diary read through a mapping."""

from dataclasses import asdict, dataclass
from typing import Any

from app.interop.archive_reader import looks_like_archive, read_archive
from app.interop.commands import Plan, plan_drafts, write_drafts
from app.interop.csv_build import build, detect
from app.interop.csv_mapping import Mapping, ready_mappings
from app.interop.report import ImportReport, reason_message
from app.kit.errors import FieldProblem, InvalidFields
from app.kit.locale import Language
from app.records.replay import replay
from app.records.writing import Writing
from app.storage.sessions import WriteSession


@dataclass(frozen=True, slots=True)
class Taken:
    """`report` accounts for every row of a diary; an archive has none."""

    written: bool
    plan: Plan
    mapping_id: str | None = None
    report: ImportReport | None = None
    problem: str | None = None

    def document(self, language: Language) -> dict[str, Any]:
        """The wire form, with each reason in words."""
        lang = language.value
        report = self.report
        problem = self.problem or (report.problem if report else None)
        return {
            "written": self.written,
            "source": "mapping" if report or problem else "archive",
            "mapping": self.mapping_id,
            "problem": problem,
            "problem_message": reason_message(problem, lang) if problem else None,
            "first_day": report.first_day if report else None,
            "last_day": report.last_day if report else None,
            "days": report.days if report else 0,
            "plan": {name: getattr(self.plan, name) for name in _PLAN_NAMES},
            "totals": [asdict(t) | {"message": reason_message(t.reason, lang)} for t in report.totals]
            if report
            else [],
            "unknown_names": [asdict(name) for name in report.unknown_names] if report else [],
            "rows": [asdict(row) | {"message": reason_message(row.reason, lang)} for row in report.rows]
            if report
            else [],
        }


_PLAN_NAMES = ("new", "changed", "unchanged", "edited_since", "refused")


def take_file(
    session: WriteSession, writing: Writing, content: bytes, *, mapping_id: str | None, zone: str | None, dry_run: bool
) -> Taken:
    """Raises InvalidFields for a mapping that does not exist, Unreadable or TooLarge for a broken archive."""
    if looks_like_archive(content):
        return _take_archive(session, writing, content, dry_run=dry_run)
    mapping = _mapping(content, mapping_id)
    if mapping is None:
        return Taken(False, Plan(), problem="mapping_not_found")
    result = build(content, mapping, patient_id=writing.scope.patient_id, zone=zone)
    plan = (plan_drafts if dry_run else write_drafts)(session, writing, result.drafts)
    return Taken(not dry_run, plan, mapping.id, result.report)


def _mapping(content: bytes, mapping_id: str | None) -> Mapping | None:
    if mapping_id is None:
        return detect(ready_mappings(), content)
    for mapping in ready_mappings():
        if mapping.id == mapping_id:
            return mapping
    raise InvalidFields((FieldProblem("mapping", "mapping_unknown"),))


def _take_archive(session: WriteSession, writing: Writing, content: bytes, *, dry_run: bool) -> Taken:
    """Brought by someone signed in, whose word is not enough for other people's signatures: all is signed by them."""
    archive = read_archive(content)
    with session.begin_nested() as savepoint:
        done = replay(session, writing, archive.changes, signed_by=writing.author)
        if dry_run:
            savepoint.rollback()
    plan = Plan(new=done.added, unchanged=done.known, refused=len(done.refused))
    return Taken(not dry_run, plan)
