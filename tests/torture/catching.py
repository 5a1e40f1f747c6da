"""How each planted fault is caught: what has to happen in a run for it to show."""

from dataclasses import replace
from types import MappingProxyType

from tests.torture.campaign import Outcome, Plan, run
from tests.torture.device import ClientBug

_TRIES = 3

PLANS = MappingProxyType(
    {
        "no_idempotence": Plan(seconds=6, kills=False, server_bug="no_idempotence"),
        "last_writer_wins": Plan(seconds=6, kills=False, server_bug="last_writer_wins"),
        "parent_only": Plan(seconds=8, kills=False, client_bug=ClientBug.parent_only),
        "cursor_off_by_one": Plan(seconds=6, kills=False, client_bug=ClientBug.cursor_off_by_one),
        "answer_although_rolled_back": Plan(seconds=8, kills=False, server_bug="answer_although_rolled_back"),
        "answer_before_commit": Plan(seconds=15, server_bug="answer_before_commit"),
        "timestamp_cursor": Plan(seconds=25, clock_jumps=True, client_bug=ClientBug.timestamp_cursor),
        "no_sent_log": Plan(seconds=40, restores=True, client_bug=ClientBug.no_sent_log),
        "epoch_only_in_pull": Plan(seconds=60, restores=True, client_bug=ClientBug.epoch_only_in_pull),
    }
)
QUICK = ("no_idempotence", "last_writer_wins", "cursor_off_by_one")


def catch(bug: str, *, engine: str, port: int | None = None) -> tuple[Outcome, float]:
    """The first run that fails, and the seconds of life it took; the last run, should none fail."""
    lived = 0.0
    for seed in range(1, _TRIES + 1):
        plan = replace(PLANS[bug], engine=engine, port=port, seed=seed, patience_seconds=8)
        outcome = run(plan)
        lived += plan.seconds
        if outcome.failures:
            break
    return outcome, lived
