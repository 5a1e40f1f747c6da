"""`python -m bench.simulate`: the figures behind `docs/method.md`, each beside its goal and the naive method."""

import argparse
import time
from collections.abc import Callable

from bench.simulate import changes, drawing, links, loads, overflows, question, ranges
from bench.simulate.crowds import Crowds
from bench.simulate.table import HEADING, Table

TOPICS: dict[str, Callable[[Crowds, Table], None]] = {
    "range": ranges.measure,
    "phases": overflows.measure,
    "load": loads.measure,
    "after": changes.measure,
    "links": links.measure_false,
    "power": links.measure_power,
    "question": question.measure,
    "drawing": drawing.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.simulate", description=__doc__)
    parser.add_argument("--people", type=int, default=150)
    parser.add_argument("--years", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=10, help="crowds asked what is said after a change")
    parser.add_argument("--only", nargs="+", choices=TOPICS, default=list(TOPICS))
    options = parser.parse_args()
    crowds, table = Crowds(options.people, options.years, options.seed, options.repeats), Table()
    crowd = f"{options.people} invented people, {options.years:g} years each, seed {options.seed}"
    print(f"# {crowd}; after a change: {options.repeats} such crowds, each from the next seed")
    print(HEADING)
    started = time.perf_counter()
    for topic in options.only:
        TOPICS[topic](crowds, table)
    minutes = (time.perf_counter() - started) / 60
    print(f"# {minutes:.1f} minutes; short of its goal: {'; '.join(table.short) or 'none'}")


if __name__ == "__main__":
    main()
