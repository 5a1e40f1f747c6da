"""Life moments, the line of work, and the person's own words."""

from dataclasses import replace

from app.balance.signals import When, WorkStatus
from app.balance.work_line import work_periods
from app.charts.dates import when_in_words
from app.charts.options import Language
from app.charts.vocabulary import named
from app.reports.lines import Line, Ref, Section, Telling, capitalised, quoted
from app.reports.notebook import Entry, Period, is_new, new_ones

_MOMENTS_TOLD = 4
_CONTACTS_TOLD = 3
_STATUSES_TOLD = 5
_STORIES_TOLD = 2
_PERCENT = {Language.fr: "\u00a0%", Language.en: "%"}


def life(telling: Telling) -> Section:
    """New moments, and earlier ones that still weigh or last; the latest first."""
    period = telling.period
    found = [
        event
        for event in telling.notebook.of("life_event")
        if is_new(event, period) or (event["weighs_now"] == "yes" and event.when.ongoing)
    ][::-1]
    lines = [_moment(telling, event) for event in found[:_MOMENTS_TOLD]]
    more = len(found) - _MOMENTS_TOLD
    hidden = [telling.counted("more_moments", more, found[_MOMENTS_TOLD:])] if more > 0 else []
    return telling.section("life", [*lines, *hidden, *stories(telling)])


def _moment(telling: Telling, event: Entry) -> Line:
    language = telling.language
    name = event["title"] or capitalised(named("life_event", event["category"], language))
    text = f"{capitalised(name)}, {when_in_words(event.when, language)}"
    if event["weighs_now"]:
        text += f" ({named('weighs_now', event['weighs_now'], language)})"
    return Line("moment", f"{text}.", (Ref("life_event", event.id),))


def stories(telling: Telling) -> list[Line]:
    found = [story for story in new_ones(telling.notebook.of("story"), telling.period) if story.by_person][::-1]
    return [
        telling.line(
            "story", [story], when=when_in_words(story.when, telling.language), words=_words_of(telling, story)
        )
        for story in found[:_STORIES_TOLD]
    ]


def _words_of(telling: Telling, story: Entry) -> str:
    return quoted(story["title"] or story["text"], telling.language)


def work(telling: Telling) -> Section:
    return telling.section("work", [*status_lines(telling), *contact_lines(telling)])


def status_lines(telling: Telling) -> list[Line]:
    found = [replace(status, when=when) for status, when in statuses(telling, telling.period)]
    told, more = telling.few(found, _STATUSES_TOLD)
    return [*(_status(telling, status) for status in told), *more]


def contact_lines(telling: Telling, at_most: int = _CONTACTS_TOLD) -> list[Line]:
    told, more = telling.few(new_ones(telling.notebook.of("work_contact"), telling.period), at_most)
    return [*(_contact(telling, contact) for contact in told), *more]


def statuses(telling: Telling, period: Period) -> list[tuple[Entry, When]]:
    """Those that reach into the period; one without an end lasts until the next begins."""
    found = telling.notebook.of("work_status")
    # The same rule that draws the line of work closes each status here.
    drawn = [WorkStatus(entry.id, entry.when, entry["status"]) for entry in found]
    whens = {status.record_id: when for status, when in work_periods(drawn)}
    return [
        (entry, whens[entry.id])
        for entry in found
        if entry.when.first_day <= period.last and whens[entry.id].last_days(period.last)[1] >= period.first
    ]


def _status(telling: Telling, status: Entry) -> Line:
    language = telling.language
    text = capitalised(named("work_status", status["status"], language))
    if status["percent_time"] is not None:
        text += f" {status['percent_time']}{_PERCENT[language]}"
    if status["job"]:
        text += f" ({status['job']})"
    text += f", {when_in_words(status.when, language)}"
    if "rqth" in (status["attributes"] or ()):
        text += f", {telling.say('rqth')}"
    return Line("work_status", f"{text}.", (Ref("work_status", status.id),))


def _contact(telling: Telling, contact: Entry) -> Line:
    language = telling.language
    text = f"{capitalised(named('work_contact', contact['type'], language))}, {when_in_words(contact.when, language)}."
    if contact["outcome_text"]:
        text += f" {quoted(contact['outcome_text'], language)}"
    if contact["recommendation_followed"]:
        text += f" {telling.say('followed', answer=telling.say('followed_' + contact['recommendation_followed']))}"
    return Line("work_contact", text, (Ref("work_contact", contact.id),))
