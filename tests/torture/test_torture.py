"""R34 and R44 through HTTP only, and the proof that the same run fails on each known fault."""

import pytest

from tests.torture.campaign import Plan, run
from tests.torture.catching import PLANS, QUICK, catch

_SLOW = [pytest.param(bug, marks=pytest.mark.torture) for bug in PLANS if bug not in QUICK]


def test_r34_nothing_acknowledged_is_lost_on_a_bad_network_with_kills_restores_and_wrong_clocks(
    engine_name: str,
) -> None:
    outcome = run(Plan(seconds=20, engine=engine_name, restores=True, clock_jumps=True))

    print(outcome.summary())
    assert outcome.failures == []
    assert outcome.acknowledged > 50
    assert outcome.kills > 0


@pytest.mark.parametrize("bug", [*QUICK, *_SLOW])
def test_torture_catches(bug: str) -> None:
    outcome, seconds = catch(bug, engine="sqlite")

    print(f"{bug}: caught within {seconds:.0f} s of life: {outcome.failures[:3]}")
    assert outcome.failures
