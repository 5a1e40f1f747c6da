"""Requirement 53: ten years of a few people, through two restores, with nothing lost, nothing broken and no leak."""

from collections.abc import Callable
from pathlib import Path

from app.settings import Settings
from tests.torture.decade import YEARS, Decade, Plan


def test_r53_ten_years_of_a_few_people(new_settings: Callable[[], Settings], tmp_path: Path) -> None:
    outcome = Decade(Plan(people=3, notes_a_year=8), new_settings(), tmp_path).run()

    print(outcome.summary())
    assert outcome.failures == []
    assert len([one for run in outcome.runs for one in run]) == YEARS
    assert (outcome.counted["restores"], outcome.counted["backups"], outcome.counted["keys changed"]) == (2, 10, 3)
    assert (outcome.counted["nights of the clock"], outcome.counted["leap days"]) == (2 * YEARS, 3)
