"""One reader's way to one life, in a request or outside of one."""

from app.access.scopes import PatientScope
from app.balance.signals import Timeline
from app.balance.without_pain import without_pain
from app.storage.sessions import ReadSession
from app.timeline.columns import Window
from app.timeline.queries import read_timeline


class Reader:
    """`pain` is false for a person who has chosen not to meet its numbers."""

    def __init__(self, session: ReadSession, scope: PatientScope, *, pain: bool = True) -> None:
        self.session, self.scope, self.pain = session, scope, pain

    def life(self) -> Timeline:
        return self.shown(self.whole_life())

    def whole_life(self) -> Timeline:
        return read_timeline(self.session, self.scope, Window())

    def shown(self, timeline: Timeline) -> Timeline:
        return timeline if self.pain else without_pain(timeline)
