"""Flares as the person declared them: how many, how long, what was around. Around is not why."""

from collections import Counter
from collections.abc import Sequence

from app.balance.signals import EXACT
from app.charts.dates import length_in_words, when_in_words
from app.charts.vocabulary import named
from app.reports.lines import Line, Ref, Section, Telling, as_detail, capitalised, listed, refs
from app.reports.notebook import Entry, lasting_ones

_FLARES_TOLD = 3


def flares(telling: Telling) -> Section:
    found = lasting_ones(telling.notebook.of("flare"), telling.period)
    if not found:
        return telling.section("flares", [telling.line("flares_none")])
    latest = [flare for flare in found[-_FLARES_TOLD:] if not flare.when.ongoing] if len(found) > 1 else []
    opening = [_count(telling, found), *_open(telling, found)]
    if len(found) == 1 and found[0].when.ongoing:
        when = when_in_words(found[0].when, telling.language)
        opening = [telling.line("flare_only_open", found, when=when)]
    lines = [*opening, _around(telling, found), _impact(telling, found)]
    details = [*(_one(telling, flare) for flare in latest), *_hidden(telling, found)]
    return telling.section("flares", [*lines, *map(as_detail, details)])


def lengths(found: Sequence[Entry]) -> list[int]:
    """Days of those whose two ends are known to the day; both included."""
    whens = [flare.when for flare in found]
    exact = [when for when in whens if when.last_day is not None and {when.precision, when.last_precision} <= EXACT]
    return sorted((when.last_day or 0) - when.first_day + 1 for when in exact)


def _count(telling: Telling, found: Sequence[Entry]) -> Line:
    known = lengths(found)
    words = [length_in_words(days, telling.language) for days in known]
    if not words:
        return telling.counted("flares_unmeasured", len(found), found)
    if len(known) < len(found):
        span = words[0] if words[0] == words[-1] else telling.say("span", low=words[0], high=words[-1])
        return telling.line("flares_some", found, count=len(found), known=len(known), span=span)
    if len(found) == 1 or words[0] == words[-1]:
        return telling.counted("flares_even", len(found), found, length=words[0])
    return telling.counted("flares", len(found), found, shortest=words[0], longest=words[-1])


def _open(telling: Telling, found: Sequence[Entry]) -> list[Line]:
    return [
        telling.line("flare_open", [flare], when=when_in_words(flare.when, telling.language))
        for flare in found
        if flare.when.ongoing
    ]


def _around(telling: Telling, found: Sequence[Entry]) -> Line | None:
    """What the person said was around, most often first, with how many flares it was said of."""
    told = Counter(context for flare in found for context in set(_context(telling, flare)))
    if not told:
        return None
    told_of = [flare for flare in found if _context(telling, flare)]
    ordered = sorted(told.items(), key=lambda one: (-one[1], one[0]))
    items = [name if len(found) == 1 else telling.say("times", name=name, count=count) for name, count in ordered]
    return Line(
        "flares_around",
        telling.say("flares_around_1" if len(found) == 1 else "flares_around", items=listed(items, telling.language)),
        refs(told_of),
    )


def _context(telling: Telling, flare: Entry) -> list[str]:
    titles = {entry.id: _event_name(telling, entry) for entry in telling.notebook.of("life_event")}
    events = [titles[one] for one in flare["context_events"] or () if one in titles]
    keys = [key for key in flare["context"] or () if key != "none_known" and not (key == "life_event" and events)]
    return [*(telling.say(f"context_{key}") for key in keys), *events]


def _event_name(telling: Telling, event: Entry) -> str:
    return event["title"] or named("life_event", event["category"], telling.language)


def _impact(telling: Telling, found: Sequence[Entry]) -> Line | None:
    told = Counter(impact for flare in found for impact in flare["impacts"] or ())
    if not told:
        return None
    ordered = sorted(told.items(), key=lambda one: (-one[1], one[0]))
    items = [telling.say("times", name=telling.say(f"impact_{key}"), count=count) for key, count in ordered]
    if len(found) == 1:
        items = [telling.say(f"impact_{key}") for key, _ in ordered]
    about = [flare for flare in found if flare["impacts"]]
    return telling.line("flares_impact", about, items=listed(items, telling.language, at_most=5))


def _one(telling: Telling, flare: Entry) -> Line:
    """When, how long, what was around and what was tried."""
    when = capitalised(when_in_words(flare.when, telling.language))
    known = lengths([flare])
    parts = [f"{when} ({length_in_words(known[0], telling.language)})" if known and known[0] > 1 else when]
    around = _context(telling, flare)
    if around:
        parts.append(telling.say("one_around", items=listed(around, telling.language, at_most=3)))
    helped = [tried for tried in flare["tools_used"] or () if tried.get("helped") in ("a_lot", "a_bit")]
    names = [tool_name(telling, tried) for tried in helped]
    if names:
        parts.append(telling.say("one_helped", items=listed(names, telling.language, at_most=2)))
    return Line("flare", ". ".join(parts) + ".", (Ref("flare", flare.id),))


def tool_name(telling: Telling, tried: dict[str, str | None]) -> str:
    """The tool's own name where it is still there, else what was written in the flare."""
    known = {tool.id: str(tool["label"]) for tool in telling.notebook.of("tool_use")}
    return known.get(tried.get("tool_id") or "") or tried.get("label") or telling.say("a_tool")


def _hidden(telling: Telling, found: Sequence[Entry]) -> list[Line]:
    more = len(found) - _FLARES_TOLD
    return [telling.counted("more_flares", more, found[:-_FLARES_TOLD])] if more > 0 else []
