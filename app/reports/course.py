"""What a synthesis adds to since last time: the reason, the course, the sessions, the tools in use, the network."""

from collections import Counter
from datetime import date

from app.balance.signals import date_of
from app.charts.dates import day_in_words, days_in_words, in_words, when_in_words
from app.charts.options import Language
from app.charts.vocabulary import named
from app.journal.regions import BODY_REGIONS
from app.kit.days import Precision
from app.reports.lines import Line, Ref, Telling, capitalised, listed, quoted, unended
from app.reports.notebook import Entry, lasting_ones, lasts_into, new_ones
from app.reports.tools import tool_line

_TREATMENTS_TOLD = 10
_TOPICS_TOLD = 8
_REGIONS_TOLD = 8
_ACTORS_TOLD = 6
_CONTACTS_TOLD = 3
_HELPED = ("a_lot", "a_bit")


def condition_lines(telling: Telling) -> list[Line]:
    return [
        telling.line(
            "condition",
            [label],
            text=capitalised(label["text"]),
            code=f" ({label['code']})" if label["code"] else "",
            by=telling.say("condition_by", name=label["asserted_by"]) if label["asserted_by"] else "",
        )
        for label in telling.notebook.of("condition_label")
        if label.when.last_day is None
    ]


def followed_since(telling: Telling) -> Line | None:
    visits = [visit for visit in telling.notebook.of("visit") if visit.when.first_day <= telling.period.last]
    if not visits:
        return None
    day = day_in_words(visits[0].when.first_day, telling.language)
    return telling.counted("followed_since", len(visits), visits[:1], day=day)


def session_lines(telling: Telling) -> list[Line]:
    """How many meetings and what was worked on; never how often one should meet."""
    visits = new_ones(telling.notebook.of("visit"), telling.period)
    span = _span_of([visit.when.first_day for visit in visits], telling)
    lines = [telling.counted("sessions", len(visits), visits, span=span)]
    topics = Counter(topic for visit in visits for topic in visit["topics"] or ())
    if topics:
        ordered = sorted(topics, key=lambda topic: (-topics[topic], topic))
        about = [visit for visit in visits if visit["topics"]]
        lines.append(telling.line("topics", about, items=listed(ordered, telling.language, at_most=_TOPICS_TOLD)))
    return lines


def _span_of(days: list[int], telling: Telling) -> str:
    if not days:
        return ""
    one = day_in_words(days[0], telling.language)
    span = one if days[0] == days[-1] else days_in_words(days[0], days[-1], telling.language)
    return telling.say("sessions_span", span=span)


def region_line(telling: Telling) -> Line | None:
    maps = [entry for entry in new_ones(telling.notebook.of("pain_map"), telling.period) if entry["regions"]]
    if not maps:
        return None
    latest = maps[-1]
    tongue = "fr" if telling.language is Language.fr else "en"
    names = {region["key"]: region[tongue] for region in BODY_REGIONS}
    places = [names[part["region"]] for part in latest["regions"]]
    items = listed(places, telling.language, at_most=_REGIONS_TOLD, between=telling.say("semicolon"))
    day = day_in_words(latest.when.first_day, telling.language)
    return telling.line("regions", [latest], day=day, items=items)


def treatment_lines(telling: Telling) -> list[Line]:
    """In use in the period, and what the person said of each."""
    found = lasting_ones(telling.notebook.of("tool_use"), telling.period)
    told, more = telling.few(found, _TREATMENTS_TOLD)
    return [*(tool_line(telling, "in_use", tool) for tool in told), *more]


def helped_lines(telling: Telling) -> list[Line]:
    """What the person said helped, or keeps at hand, whenever that was."""
    tools = [tool for tool in telling.notebook.of("tool_use") if tool["helped"] in _HELPED or tool["keeps_in_toolbox"]]
    told, more = telling.few(tools, _TREATMENTS_TOLD)
    return [*(_helped(telling, tool) for tool in told), *more] or [telling.line("no_helped")]


def _helped(telling: Telling, tool: Entry) -> Line:
    name = capitalised(tool["label"])
    if tool["helped"] not in _HELPED:
        return telling.line("kept_tool", [tool], name=name)
    helped = f"{telling.say('colon')}{named('helped', tool['helped'], telling.language)}"
    return telling.line("helped_tool", [tool], name=name, helped=helped)


def network_lines(telling: Telling) -> list[Line]:
    actors = [actor for actor in telling.notebook.of("care_actor") if lasts_into(actor, telling.period)]
    referrals = telling.notebook.of("referral")
    contacts = new_ones(telling.notebook.of("care_contact"), telling.period)
    around, more_around = telling.few(actors, _ACTORS_TOLD)
    referred, more_referred = telling.few(referrals, _CONTACTS_TOLD)
    had, more_had = telling.few(contacts, _CONTACTS_TOLD)
    return [
        *(_actor(telling, actor) for actor in around),
        *more_around,
        *(_referral(telling, referral) for referral in referred),
        *more_referred,
        *(_contact(telling, contact) for contact in had),
        *more_had,
    ]


def _actor(telling: Telling, actor: Entry) -> Line:
    role = capitalised(telling.say(f"role_{actor['role']}"))
    name = f", {actor['name']}" if actor["name"] else ""
    return telling.line("actor", [actor], role=role, name=name, when=when_in_words(actor.when, telling.language))


def _referral(telling: Telling, referral: Entry) -> Line:
    steps = referral["steps"] or ()
    day = date.fromisoformat(steps[-1]["on"]) if steps else date_of(referral.when.first_day)
    return telling.line(
        "referral",
        [referral],
        role=telling.say(f"role_{referral['role']}"),
        state=telling.say(f"state_{referral['state']}"),
        when=in_words(day, Precision.day, telling.language),
    )


def _contact(telling: Telling, contact: Entry) -> Line:
    actor = next((one for one in telling.notebook.of("care_actor") if one.id == contact["actor_id"]), None)
    role = contact["role"] or (actor["role"] if actor else None)
    words = f"{telling.say('colon')}{quoted(contact['text'], telling.language, 200)}" if contact["text"] else "."
    return telling.line(
        "contact",
        [contact],
        type=telling.say(f"type_{contact['type']}"),
        role=telling.say(f"role_{role}") if role else telling.say("somebody"),
        when=when_in_words(contact.when, telling.language),
        words=words,
    )


def goal_lines(telling: Telling) -> list[Line]:
    """One line a goal, with why it matters in the person's words."""
    current = [goal for goal in telling.notebook.of("goal") if goal["state"] == "current"]
    return [
        telling.line(
            "goal_why",
            [goal],
            words=quoted(goal["text"], telling.language),
            why=_why(telling, goal),
        )
        for goal in current
    ]


def _why(telling: Telling, goal: Entry) -> str:
    words = goal["why_it_matters"]
    return telling.say("why", words=quoted(unended(words), telling.language)) if words else ""


def what_mattered(telling: Telling) -> list[Line]:
    """Things that matter, done, as the person told them; the latest two."""
    told = [entry for entry in new_ones(telling.notebook.of("checkin"), telling.period) if entry["matters_text"]]
    return [
        Line(
            "matters_words",
            telling.say(
                "matters_words",
                when=when_in_words(entry.when, telling.language),
                words=quoted(entry["matters_text"], telling.language),
            ),
            (Ref("checkin", entry.id),),
        )
        for entry in told[-2:]
    ]
