"""HTTP of what the person who asks wants to be told; about nobody else, and for nobody else."""

from fastapi import APIRouter, Request, Response

from app.access.scopes import open_scope
from app.balance.above_now import days_above
from app.balance.signals import day_number
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS, refusals
from app.identity.deps import SignedIn
from app.keyring.rows import words_in
from app.self_notice.commands import ask_to_be_told, claim_telling, own_notice, stop_telling
from app.self_notice.models import SelfNotice
from app.self_notice.schemas import SelfNoticeIn, SelfNoticeOut, SelfNoticeToldOut
from app.storage.reach import reach_person
from app.storage.sessions import ReadSession
from app.timeline.columns import Window
from app.timeline.queries import read_timeline

router = APIRouter(prefix="/v1/self-notice", tags=["self-notice"])

_NOTHING = SelfNoticeToldOut(days=None, words=None)


@router.get("", operation_id="read_self_notice", responses=PROBLEMS)
def read_self_notice(session: Reading, viewer: SignedIn) -> SelfNoticeOut:
    return _answer(session, own_notice(session, viewer))


@router.put("", operation_id="ask_for_self_notice", responses={**PROBLEMS, **refusals(403)})
def put_self_notice(session: Writing, viewer: SignedIn, request: Request, body: SelfNoticeIn) -> SelfNoticeOut:
    return _answer(session, ask_to_be_told(session, viewer, body, clock_of(request)()))


@router.delete("", status_code=204, operation_id="stop_self_notice", responses=PROBLEMS)
def delete_self_notice(session: Writing, viewer: SignedIn) -> Response:
    if viewer.patient_id is not None:
        reach_person(session, viewer.patient_id)
        stop_telling(session, viewer.patient_id)
    return Response(status_code=204)


@router.post("/telling", operation_id="tell_self_notice", responses=PROBLEMS)
def tell_self_notice(session: Writing, viewer: SignedIn, request: Request) -> SelfNoticeToldOut:
    """Says it to the person who asked for it, and counts as told."""
    notice = own_notice(session, viewer)
    if notice is None:
        return _NOTHING
    now = clock_of(request)()
    life = read_timeline(session, open_scope(session, viewer, notice.patient_id, now), Window())
    days = days_above(life, day_number(now.date()))
    if days is None or days < notice.days or not claim_telling(session, notice, now.date()):
        return _NOTHING
    return SelfNoticeToldOut(days=days, words=_words(session, notice))


def _answer(session: ReadSession, notice: SelfNotice | None) -> SelfNoticeOut:
    if notice is None:
        return SelfNoticeOut(days=None, words=None)
    return SelfNoticeOut(days=notice.days, words=_words(session, notice))


def _words(session: ReadSession, notice: SelfNotice) -> str | None:
    return None if notice.words is None else words_in(session, notice, "words")
