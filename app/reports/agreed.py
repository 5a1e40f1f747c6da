"""What was agreed at the last meeting, and what the person asks or wishes now."""

from datetime import date

from app.balance.signals import date_of, day_number
from app.charts.dates import day_in_words, when_in_words
from app.reports.lines import Line, Section, Telling, about_one, as_detail, listed, quoted, unended
from app.reports.notebook import Entry

_ADJUSTMENTS_TOLD = 3
_GOALS_TOLD = 3
_NEEDS_TOLD = 2


def agreed(telling: Telling) -> Section:
    """Nothing where there was no meeting yet."""
    visit = telling.period.visit
    if visit is None:
        return telling.section("agreed", [])
    plan = [_words_of(telling, visit, "agreed"), _next(telling, visit), _rhythm(telling, visit)]
    changed = [*_adjusted(telling, visit), *_reviewed(telling, visit), *_recalibrated(telling, visit)]
    details = [line for line in [_words_of(telling, visit, "their_words")] if line]
    return telling.section(
        "agreed", [*plan, *changed, goals_line(telling, _told_in(changed)), *map(as_detail, details)]
    )


def _words_of(telling: Telling, visit: Entry, field: str) -> Line | None:
    return telling.line(field, [visit], words=quoted(visit[field], telling.language, 200)) if visit[field] else None


def _reviewed(telling: Telling, visit: Entry) -> list[Line]:
    """Tools looked at again together; those simply kept need no line."""
    changed = [tool for tool in visit["tools"] or () if tool["change"] != "kept"]
    return [
        about_one(
            telling.line("tool_reviewed", [visit], name=tool["label"], change=_change(telling, tool)), tool["label"]
        )
        for tool in changed[:_ADJUSTMENTS_TOLD]
    ]


def _change(telling: Telling, tool: dict[str, str]) -> str:
    change = telling.say(f"tool_{tool['change']}")
    return f"{change}, {quoted(unended(tool['how']), telling.language, 90)}" if tool.get("how") else change


def _next(telling: Telling, visit: Entry) -> Line | None:
    if visit["next_date"]:
        day = day_number(date.fromisoformat(visit["next_date"]))
        key = "next_date" if day >= telling.period.last else "past_date"
        return telling.line(key, [visit], day=day_in_words(day, telling.language))
    return telling.line("open_door", [visit]) if visit["open_door"] else None


def _rhythm(telling: Telling, visit: Entry) -> Line | None:
    known = [entry for entry in telling.notebook.of("rhythm") if entry.when.first_day <= visit.when.first_day]
    return (
        telling.line("rhythm", known[-1:], words=quoted(unended(known[-1]["text"]), telling.language))
        if known
        else None
    )


def _adjusted(telling: Telling, visit: Entry) -> list[Line]:
    named = set(visit["adjustments"] or ())
    found = [
        entry
        for entry in telling.notebook.of("adjustment")
        if entry.id in named or entry.when.first_day == visit.when.first_day
    ]
    return [adjustment_line(telling, entry) for entry in found[-_ADJUSTMENTS_TOLD:]]


def adjustment_line(telling: Telling, entry: Entry) -> Line:
    why = telling.say("why", words=quoted(unended(entry["why"]), telling.language, 90)) if entry["why"] else ""
    return telling.line("adjusted", [entry], words=quoted(unended(entry["what"]), telling.language), why=why)


def _recalibrated(telling: Telling, visit: Entry) -> list[Line]:
    on = date_of(visit.when.first_day).isoformat()
    return [
        recalibration_line(telling, goal, change)
        for goal in telling.notebook.of("goal")
        for change in goal["recalibrations"] or ()
        if change["on"] == on
    ]


def recalibration_line(telling: Telling, goal: Entry, change: dict[str, str]) -> Line:
    new, old = (quoted(unended(change[name]), telling.language, 90) for name in ("new", "old"))
    return about_one(telling.line("recalibrated", [goal], new=new, old=old), change["new"])


def _told_in(lines: list[Line]) -> frozenset[str]:
    return frozenset(ref.id for line in lines for ref in line.about)


def goals_line(telling: Telling, told: frozenset[str] = frozenset()) -> Line | None:
    """Those not just told as recalibrated."""
    goals = telling.notebook.of("goal")
    current = [goal for goal in goals if goal["state"] == "current" and goal.id not in told]
    if not current:
        return None
    words = listed(
        [quoted(unended(goal["text"]), telling.language, 90) for goal in current], telling.language, at_most=_GOALS_TOLD
    )
    return telling.counted("goals", len(current), current, words=words)


def asked(telling: Telling) -> Section:
    """Their wish to be seen, unless a meeting answered it, and what they need these days."""
    wishes = [wish for wish in telling.notebook.of("contact_wish") if _is_open(telling, wish)]
    return telling.section("asked", [*(_wish(telling, wish) for wish in wishes[-1:]), *needs_lines(telling)])


def _is_open(telling: Telling, wish: Entry) -> bool:
    visit = telling.period.visit
    if visit is None or wish.when.first_day > visit.when.first_day:
        return True
    return wish.when.first_day == visit.when.first_day and wish.written_at > visit.written_at


def _wish(telling: Telling, wish: Entry) -> Line:
    words = f"{telling.say('colon')}{quoted(wish['note'], telling.language)}" if wish["note"] else ""
    return telling.line("wish", [wish], when=when_in_words(wish.when, telling.language), words=words)


def needs_lines(telling: Telling) -> list[Line]:
    needs = [need for need in telling.notebook.of("need") if need["still_current"] and need.when.last_day is None]
    return [
        telling.line(
            "need",
            [need],
            words=quoted(need["text"], telling.language),
            when=when_in_words(need.when, telling.language),
        )
        for need in needs[-_NEEDS_TOLD:]
    ]
