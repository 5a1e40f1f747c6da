"""Tools and treatments: what began, what ended, what was tried in flares, and what the person said of it."""

from collections import Counter

from app.charts.dates import when_in_words
from app.charts.vocabulary import named
from app.reports.flares import tool_name
from app.reports.lines import Line, Section, Telling, about_one, as_detail, capitalised, listed
from app.reports.notebook import Entry, ends_in, lasting_ones, new_ones

_TOOLS_TOLD = 4
_TRIED_TOLD = 6
_TRIED_AT_ONCE = 2
_ENDED_TOLD = 3


def tools(telling: Telling) -> Section:
    found = telling.notebook.of("tool_use")
    begun = new_ones(found, telling.period)
    ended = [tool for tool in found if ends_in(tool, telling.period) and tool not in begun]
    lines = [tool_line(telling, "tool_begun", tool) for tool in begun[-_TOOLS_TOLD:]]
    more = len(begun) - _TOOLS_TOLD
    hidden = [telling.counted("more_tools", more, begun[:-_TOOLS_TOLD])] if more > 0 else []
    ends = [tool_line(telling, "tool_ended", tool) for tool in ended[-_ENDED_TOLD:]]
    return telling.section("tools", [*lines, *hidden, *ends, *tried_in_flares(telling)])


def tool_line(telling: Telling, key: str, tool: Entry) -> Line:
    language = telling.language
    name = capitalised(tool["label"])
    if tool["with_whom"]:
        name += f" ({tool['with_whom']})"
    helped = f"{telling.say('colon')}{named('helped', tool['helped'], language)}" if tool["helped"] else ""
    return telling.line(key, [tool], name=name, when=when_in_words(tool.when, language), helped=helped)


def tried_in_flares(telling: Telling) -> list[Line]:
    """Each tool once, with how often each thing was said of it."""
    said: dict[str, Counter[str]] = {}
    tried_in: dict[str, list[Entry]] = {}
    for flare in lasting_ones(telling.notebook.of("flare"), telling.period):
        for tried in flare["tools_used"] or ():
            name = tool_name(telling, tried)
            said.setdefault(name, Counter())[tried.get("helped") or ""] += 1
            tried_in.setdefault(name, []).append(flare)
    ordered = sorted(said, key=lambda name: (-len(tried_in[name]), name))
    lines = [_tried(telling, name, said[name], tried_in[name]) for name in ordered[:_TRIED_TOLD]]
    return [*lines[:_TRIED_AT_ONCE], *map(as_detail, lines[_TRIED_AT_ONCE:])]


def _tried(telling: Telling, name: str, said: Counter[str], flares: list[Entry]) -> Line:
    once = len(flares) == 1
    answers = [
        _helped(telling, answer, 0 if once else count)
        for answer, count in sorted(said.items(), key=lambda one: (-one[1], one[0]))
        if answer
    ]
    told = f"{telling.say('colon')}{listed(answers, telling.language)}" if answers else ""
    return about_one(telling.counted("tried", len(flares), flares, name=capitalised(name), said=told), name)


def _helped(telling: Telling, answer: str, count: int) -> str:
    name = named("helped", answer, telling.language)
    return telling.say("times", name=name, count=count) if count else name
