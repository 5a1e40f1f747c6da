"""`python -m bench`: the figures of the design's `performance.md`, as ratios to the floor of the same run.

`--people 1000 10000` also prints P7, each figure of the second size over the first.
"""

import argparse
from itertools import pairwise
from pathlib import Path

from bench.browser import measure_times
from bench.engine import measure_engine
from bench.figures import Figures
from bench.loading import measure_loading
from bench.measure import HEADING, Report
from bench.phone import measure_phone
from bench.stage import THIN_RECORDS, new_reference, new_stage
from tests.torture.place import ROOT

_DIARY = Path("app/demo/diaries/participant1_pain.csv")
_FLAT = 1.3
# Differences below this are the clock's own step, not growth.
_CLOCK_STEP_MS = 0.3


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[100], help="people in the practice: 100, 1000, 10000")
    parser.add_argument("--engine", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=8170)
    options = parser.parse_args()
    print(HEADING, flush=True)
    measure_engine(Report("numpy"), seed=options.seed)
    for engine in ("sqlite", "postgres") if options.engine == "both" else (options.engine,):
        reports = [_measure(engine, people, options) for people in options.people]
        for smaller, larger in pairwise(reports):
            _compare(smaller, larger)
    phone, frontend = Report("phone"), ROOT / "frontend"
    measure_phone(frontend, phone)
    measure_times(phone, frontend / "dist")
    measure_loading(phone, frontend / "dist")


def _measure(engine: str, people: int, options: argparse.Namespace) -> Report:
    report = Report(engine)
    print(f"# {engine}: {people} people; ten full years for a dozen, {THIN_RECORDS} records for each other", flush=True)
    with (
        new_stage(engine, people=people, port=options.port, seed=options.seed) as stage,
        new_reference(stage.place, port=options.port + 1) as reference,
    ):
        figures = Figures(stage, reference, report, seed=options.seed)
        figures.measure()
        figures.import_diary(ROOT / _DIARY, "participant1_pain")
    return report


def _compare(smaller: Report, larger: Report) -> None:
    for name, figure in larger.figures.items():
        before = smaller.figures.get(name, figure)
        reached = figure <= max(_FLAT * before, before + _CLOCK_STEP_MS)
        larger.add(f"P7 {name}", figure, unit="", floor=before, goal="<= 1.3x the smaller practice", reached=reached)


if __name__ == "__main__":
    main()
