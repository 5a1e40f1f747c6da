"""The product with one planted fault: `python -m tests.torture.buggy_server --bug NAME serve --port 8150`."""

import sys

from app.cli import cli
from tests.torture.seeded_bugs import planted

if __name__ == "__main__":
    bug = sys.argv[sys.argv.index("--bug") + 1]
    sys.argv = [sys.argv[0], *(word for word in sys.argv[1:] if word not in ("--bug", bug))]
    with planted(bug):
        cli()
