"""The walk of docs/api.md is run as it is written: bash, curl, and a server of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.place import free_ports

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "api.md"
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECONDS = 120


def walk() -> str:
    """Every block of the page, in order."""
    return "\n".join(_BLOCK.findall(PAGE.read_text("utf-8")))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """As an administrator's shell would be, with `longcours` on the path."""
    programs = tmp_path / "bin"
    programs.mkdir()
    longcours = programs / "longcours"
    longcours.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m app "$@"\n')
    longcours.chmod(0o755)
    (port,) = free_ports(1)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LONGCOURS_")}
    return {
        **kept,
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "LONGCOURS_DATA_FOLDER": str(tmp_path / "data"),
        "LONGCOURS_KEY_FILE": str(tmp_path / "keys" / "master.key"),
        "LONGCOURS_PORT": str(port),
        "LONGCOURS_ORIGINS": f"http://localhost:{port}",
    }


def test_every_block_says_what_it_is() -> None:
    fences = re.findall(r"^```(.*)$", PAGE.read_text("utf-8"), re.MULTILINE)

    assert set(fences[::2]) == {"sh"}, "every block of the page is run"
    assert set(fences[1::2]) == {""}
    assert len(_BLOCK.findall(PAGE.read_text("utf-8"))) == len(fences) // 2


def test_the_walk_works_from_the_first_account_to_the_last_picture(tmp_path: Path, environment: dict[str, str]) -> None:
    for program, remedy in (("bash", "apt-get install bash"), ("curl", "apt-get install curl")):
        assert shutil.which(program), f"{program} is needed to run docs/api.md: {remedy}"
    place = tmp_path / "walk"
    place.mkdir()

    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", walk()],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    assert "0 broken" in done.stdout
    assert (place / "figure.json").stat().st_size > 1_000
