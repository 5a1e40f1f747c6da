"""HTTP of the questionnaires offered here, answered 304 while nothing moved: a phone keeps them for offline."""

import hashlib
from typing import Annotated

import orjson
from fastapi import APIRouter, Header, Request, Response

from app.access.dependencies import SignedIn
from app.http.conditions import matches
from app.http.openapi import ETAG, PROBLEMS
from app.instruments.definitions import DEFINITIONS, Definition
from app.instruments.schemas import AnswerOut, InstrumentOut, InstrumentsOut, ItemOut, ScoreOut
from app.instruments.texts import InstrumentText, Texts
from app.kit.locale import Language

router = APIRouter(prefix="/v1/instruments", tags=["instruments"], responses=PROBLEMS)


@router.get(
    "",
    response_model=InstrumentsOut,
    responses={200: ETAG, 304: {"description": "Nothing moved since the named ETag", **ETAG}},
)
def list_instruments(
    viewer: SignedIn,
    request: Request,
    lang: Language = Language.fr,
    if_none_match: Annotated[str | None, Header(max_length=1000)] = None,
) -> Response:
    texts: Texts = request.app.state.instrument_texts
    items = [instrument_out(one, lang, texts) for one in DEFINITIONS.all()]
    body = orjson.dumps(InstrumentsOut(items=items).model_dump(mode="json"))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if matches(if_none_match, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def instrument_out(definition: Definition, lang: Language, texts: Texts) -> InstrumentOut:
    text = texts.get((definition.id, definition.version, lang))
    known = [one for one in Language if (definition.id, definition.version, one) in texts]
    return InstrumentOut(
        id=definition.id,
        version=definition.version,
        retired=definition.retired,
        offered=text is not None and not definition.retired,
        name=getattr(definition.name, lang),
        tier=definition.tier,
        notice=getattr(definition.notice, lang),
        source=text.source if text else None,
        form=definition.form,
        direction=definition.direction,
        recall=definition.recall,
        weeks_between=definition.weeks_between,
        missing=definition.missing,
        languages=[one.value for one in known],
        intro=text.intro if text else None,
        items=_items_out(definition, text),
        answers=[AnswerOut(value=int(value), text=words) for value, words in (text.answers if text else {}).items()],
        scores=_scores_out(definition),
    )


def _items_out(definition: Definition, text: InstrumentText | None) -> list[ItemOut]:
    return [
        ItemOut(
            key=item.key,
            lowest=item.lowest,
            highest=item.highest,
            uncounted=list(item.uncounted),
            text=text.items[item.key] if text else None,
        )
        for item in definition.items
    ]


def _scores_out(definition: Definition) -> list[ScoreOut]:
    found = []
    for rule in definition.scores:
        lowest, highest = definition.range_of(rule)
        found.append(ScoreOut(key=rule.key, rule=rule.rule, items=list(rule.items), lowest=lowest, highest=highest))
    return found
