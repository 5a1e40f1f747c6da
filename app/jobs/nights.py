"""Spends each night once, in a process of its own, so that nobody waits for it and a stop ends it at once."""

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from anyio import BrokenWorkerProcess, to_process

from app.backup.nightly import Night, is_night_due, spend_night
from app.kit.clock import Clock
from app.settings import Settings

_AGAIN_AFTER = timedelta(hours=1)
_BEHIND_EVERYTHING = 10


@dataclass
class Nights:
    settings: Settings
    clock: Clock
    _not_before: datetime | None = field(default=None, init=False)

    async def round(self) -> None:
        """A night that could not be spent is tried again an hour later."""
        now = self.clock()
        if not self.settings.nightly or (self._not_before and now < self._not_before):
            return
        log = structlog.get_logger()
        try:
            if not is_night_due(self.settings, now):
                return
            self._not_before = now + _AGAIN_AFTER
            night = await to_process.run_sync(_spend_quietly, self.settings, now, cancellable=True)
        except (OSError, BrokenWorkerProcess) as error:
            night = Night(error=type(error).__qualname__)
        if night.error is not None:
            log.error("night", job="nightly", error=night.error)
        elif night.checked is not None:
            told = log.info if night.checked.is_sound else log.error
            told("night", job="nightly", count=len(night.checked.damaged_copies), error=" ".join(night.checked.faults))


def _spend_quietly(settings: Settings, now: datetime) -> Night:
    os.nice(_BEHIND_EVERYTHING)
    return spend_night(settings, now)
