"""The bill of materials names everything the locks name, each part with its hashes."""

import json
import re
from typing import Any

import pytest

from tests.architecture.sources import ROOT
from tests.bill_of_materials import FRONTEND_LOCK, PYTHON_LOCK, bills


def _parts(file: str) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = json.loads(bills()[file])["components"]
    return parts


def test_r62_every_python_package_of_the_lock_is_named_with_its_version() -> None:
    locked = re.findall(r"^([\w.-]+)==([^\s;\\]+)", PYTHON_LOCK.read_text("utf-8"), re.MULTILINE)

    assert len(locked) > 50
    assert sorted((part["name"], part["version"]) for part in _parts("sbom.python.cdx.json")) == sorted(locked)


def test_r62_every_package_of_the_front_end_is_named_with_its_version() -> None:
    packages = json.loads(FRONTEND_LOCK.read_text("utf-8"))["packages"]
    locked = {(place.rpartition("node_modules/")[2], entry["version"]) for place, entry in packages.items() if place}

    assert len(locked) > 50
    assert {(part["name"], part["version"]) for part in _parts("sbom.frontend.cdx.json")} == locked


@pytest.mark.parametrize("file", ["sbom.python.cdx.json", "sbom.frontend.cdx.json"])
def test_r62_every_part_has_a_hash_and_a_name_of_its_own(file: str) -> None:
    parts = _parts(file)

    assert [part["purl"] for part in parts if not part["hashes"]] == []
    assert len({part["bom-ref"] for part in parts}) == len(parts)


def test_r62_the_same_locks_give_the_same_bill() -> None:
    assert bills() == bills()


def test_r62_front_end_packages_are_installed_without_running_their_scripts() -> None:
    installing = [line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if re.search(r" ci( |$)", line)]

    assert installing
    assert [line for line in installing if "--ignore-scripts" not in line] == []
