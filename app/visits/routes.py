"""HTTP of what makes a session quick to log: the topics of a practice, the templates of a professional."""

from fastapi import APIRouter, Request

from app.access.dependencies import FollowsPeople, SignedIn
from app.http.deps import Reading, Writing, clock_of
from app.http.openapi import PROBLEMS, refusals
from app.kit.locale import Language
from app.visits.list_schemas import TemplatesIn, TemplatesOut, TopicsIn, TopicsOut
from app.visits.lists import replace_templates, replace_topics, templates_of, topics_of
from app.visits.topic_words import SUGGESTED

router = APIRouter()
_topics = APIRouter(prefix="/v1/practices/{practice_id}/session-topics", tags=["sessions"], responses=PROBLEMS)
_templates = APIRouter(prefix="/v1/session-templates", tags=["sessions"], responses=PROBLEMS)


@_topics.get("", operation_id="read_session_topics")
def read_session_topics(session: Reading, scope: FollowsPeople, lang: Language = Language.fr) -> TopicsOut:
    """The practice's own words, or what is suggested in this language while it has none."""
    version, own = topics_of(session, scope.practice_id)
    return TopicsOut(version=version, shelves=own or SUGGESTED[lang], suggested=SUGGESTED[lang])


@_topics.put("", operation_id="replace_session_topics", responses=refusals(412))
def put_session_topics(
    session: Writing, scope: FollowsPeople, request: Request, body: TopicsIn, lang: Language = Language.fr
) -> TopicsOut:
    now = clock_of(request)()
    replace_topics(session, scope.practice_id, body, changed_by=scope.account_id, now=now)
    return TopicsOut(version=body.version + 1, shelves=body.shelves, suggested=SUGGESTED[lang])


@_templates.get("", operation_id="read_session_templates")
def read_session_templates(session: Reading, viewer: SignedIn) -> TemplatesOut:
    version, templates = templates_of(session, viewer)
    return TemplatesOut(version=version, templates=templates)


@_templates.put("", operation_id="replace_session_templates", responses=refusals(412))
def put_session_templates(session: Writing, viewer: SignedIn, request: Request, body: TemplatesIn) -> TemplatesOut:
    replace_templates(session, viewer, body, clock_of(request)())
    return TemplatesOut(version=body.version + 1, templates=body.templates)


for _part in (_topics, _templates):
    router.include_router(_part)
