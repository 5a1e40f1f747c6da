"""`python -m tests.torture --minutes 10 --seeds 5`: both engines, with kills, restores and wrong clocks."""

import argparse
import sys

from tests.torture.campaign import Plan, run
from tests.torture.catching import PLANS, catch


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="of life, per engine and seed")
    parser.add_argument("--engine", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--restores", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--clock-jumps", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--kills", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="how many runs, with seeds counted up")
    parser.add_argument("--bugs", action="store_true", help="first plant each known fault and see it caught")
    parser.add_argument("--port", type=int, help="first of two; free ones by default")
    options = parser.parse_args()
    failed = _show_bugs(options) if options.bugs else False
    for engine in ("sqlite", "postgres") if options.engine == "both" else (options.engine,):
        for seed in range(options.seed, options.seed + options.seeds):
            plan = Plan(
                seconds=options.minutes * 60,
                engine=engine,
                seed=seed,
                port=options.port,
                kills=options.kills,
                restores=options.restores,
                clock_jumps=options.clock_jumps,
            )
            outcome = run(plan)
            print(f"torture {engine} seed {seed}: {outcome.summary()}", flush=True)
            for failure in outcome.failures[:40]:
                print(f"  {failure}", flush=True)
            failed = failed or bool(outcome.failures)
    return 1 if failed else 0


def _show_bugs(options: argparse.Namespace) -> bool:
    """The table of planted faults; True when one was not caught."""
    missed = False
    for bug in PLANS:
        outcome, seconds = catch(bug, engine="sqlite", port=options.port)
        seen = outcome.failures[0] if outcome.failures else "NOT CAUGHT"
        print(
            f"planted {bug:<28} {seconds:4.0f} s  {len(outcome.failures):4d} failures, such as: {seen[:110]}",
            flush=True,
        )
        missed = missed or not outcome.failures
    return missed


if __name__ == "__main__":
    sys.exit(main())
