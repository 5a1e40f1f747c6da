"""`longcours`, and `python -m app`."""

import gc
from importlib import import_module


def main() -> None:
    # Everything loaded here stays until the end: looking through it for garbage, now or later, is time lost.
    gc.disable()
    edge = import_module("app.cli")
    gc.freeze()
    gc.enable()
    edge.cli()


if __name__ == "__main__":
    main()
