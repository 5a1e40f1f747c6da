"""What a report is made of: sections of lines, each naming the records it was told from."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.charts.dates import length_in_words, number_in_words
from app.charts.options import Language
from app.instruments.texts import Texts
from app.reports.notebook import Entry, Notebook, Period
from app.reports.words import WORDS

QUOTED_AT_MOST = 110
_YEARS_FROM_DAYS = 700


@dataclass(frozen=True, slots=True)
class Ref:
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Line:
    """`key` is the fact told; `id` stays the same as long as the line is told from the same records. A `detail` is
    read on demand, so that the rest is read in a minute; `subject` tells apart lines told from one record."""

    key: str
    text: str
    about: tuple[Ref, ...] = ()
    detail: bool = False
    subject: str = ""

    @property
    def id(self) -> str:
        told = "|".join([self.key, self.subject, *(ref.id for ref in self.about)])
        return f"{self.key}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    lines: tuple[Line, ...]

    def in_short(self) -> "Section":
        return Section(self.key, self.title, tuple(line for line in self.lines if not line.detail))


@dataclass(frozen=True, slots=True)
class Telling:
    """What every fact is told from, and in which language."""

    notebook: Notebook
    period: Period
    language: Language
    texts: Texts

    def say(self, key: str, **parts: object) -> str:
        return said(key, self.language, **parts)

    def line(self, key: str, about: Iterable[Entry | Ref] = (), **parts: object) -> Line:
        return Line(key, self.say(key, **parts), refs(about))

    def counted(self, key: str, count: int, about: Iterable[Entry | Ref] = (), **parts: object) -> Line:
        """With the form for one, where there is one."""
        exact = f"{key}_{count}"
        form = exact if exact in WORDS[self.language] else key
        return Line(key, self.say(form, count=count, **parts), refs(about))

    def length(self, days: int) -> str:
        """Of years only about so many is said; of less, the dates beside it say the rest."""
        length = length_in_words(days, self.language)
        return self.say("about", length=length) if days >= _YEARS_FROM_DAYS else length

    def few(self, found: Sequence[Entry], at_most: int) -> "tuple[list[Entry], list[Line]]":
        """Those that still last come before those that ended, told in order of time; and how many more there are."""
        if len(found) <= at_most + 1:
            return list(found), []
        lasting = [one for one in found if one.when.last_days(self.period.last)[1] >= self.period.last]
        ended = [one for one in found if one not in lasting]
        kept = [*ended, *lasting][-at_most:]
        hidden = [one for one in found if one not in kept]
        return [one for one in found if one in kept], [self.line("more", hidden, count=len(hidden))]

    def section(self, key: str, lines: Sequence[Line | None]) -> Section:
        return Section(key, self.say(f"title_{key}"), tuple(line for line in lines if line is not None))


def about_one(line: Line, subject: str) -> Line:
    return replace(line, subject=subject)


def as_detail(line: Line) -> Line:
    return replace(line, detail=True)


def said(key: str, language: Language, **parts: object) -> str:
    told = {
        name: number_in_words(part, language, digits=0) if isinstance(part, int) else part
        for name, part in parts.items()
    }
    return WORDS[language][key].format(**told)


def refs(about: Iterable[Entry | Ref]) -> tuple[Ref, ...]:
    """Each record once, in the order given."""
    return tuple(dict.fromkeys(one if isinstance(one, Ref) else Ref(one.kind, one.id) for one in about))


def unended(text: str) -> str:
    """Words to be quoted inside a sentence, which has a full stop of its own."""
    plain = text.rstrip()
    return plain if plain.endswith("..") else plain.removesuffix(".")


def quoted(text: str, language: Language, at_most: int = QUOTED_AT_MOST) -> str:
    """Somebody's words on one line, cut at a space where they are long; the record holds them whole."""
    plain = " ".join(text.split())
    if len(plain) > at_most:
        cut = plain[:at_most].rsplit(" ", 1)[0] if " " in plain[:at_most] else plain[:at_most]
        plain = f"{cut.rstrip(',;:. ')}…"
    return f"«\u202f{plain}\u202f»" if language is Language.fr else f"“{plain}”"


def listed(items: Sequence[str], language: Language, *, at_most: int = 4, between: str = ", ") -> str:
    """The first few, and how many more there are; `between` where an item may hold a comma."""
    kept = list(items[:at_most])
    if len(items) > at_most:
        kept.append(said("others_1" if len(items) == at_most + 1 else "others", language, count=len(items) - at_most))
    return between.join(kept)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
