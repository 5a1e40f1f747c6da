"""Every record kind of the product, by name and by URL plural."""

from types import MappingProxyType

from app.care.kinds import KINDS as CARE
from app.instruments.kinds import KINDS as INSTRUMENTS
from app.journal.kinds import KINDS as JOURNAL
from app.plans.kinds import KINDS as PLANS
from app.records.kind import RecordKind
from app.toolbox.kinds import KINDS as TOOLBOX
from app.visits.kinds import KINDS as VISITS
from app.work.kinds import KINDS as WORK

ALL_KINDS: tuple[RecordKind, ...] = (*VISITS, *JOURNAL, *INSTRUMENTS, *TOOLBOX, *WORK, *PLANS, *CARE)
KINDS_BY_NAME = MappingProxyType({kind.name: kind for kind in ALL_KINDS})
