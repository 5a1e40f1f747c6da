"""What the rhythm of a practice is made of: each person's contacts, and the pauses between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

PAUSE_DAYS = 90


@dataclass(frozen=True, slots=True)
class Contact:
    """A day number, and whether the door was left open that day."""

    day: int
    open_door: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Days without a contact; `last` is the day of the return, or None while nobody has come back yet."""

    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class PersonRhythm:
    """One person's line: `key` names the person to whoever draws, `contacts` are in order of day."""

    key: str
    name: str
    contacts: tuple[Contact, ...]

    def pauses(self, today: int) -> list[Pause]:
        days = [contact.day for contact in self.contacts]
        found = [Pause(day, following) for day, following in pairwise(days) if following - day >= PAUSE_DAYS]
        if days and today - days[-1] >= PAUSE_DAYS:
            found.append(Pause(days[-1], None))
        return found

    def returns(self) -> set[int]:
        return {pause.last for pause in self.pauses(self.contacts[-1].day) if pause.last is not None}

    def open_doors(self, today: int) -> list[Pause]:
        days = [contact.day for contact in self.contacts]
        ends = [*days[1:], None]
        doors = [Pause(contact.day, end) for contact, end in zip(self.contacts, ends, strict=True) if contact.open_door]
        return [door for door in doors if (door.last or today) > door.first]


Practice = Sequence[PersonRhythm]
