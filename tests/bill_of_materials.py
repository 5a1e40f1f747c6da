"""What the product is made of, as CycloneDX 1.6, read from the two locks: no network, nothing installed.

The same locks give the same bytes, so there is no time in it and the serial number comes from the content.
"""

import base64
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

_ROOT = Path(__file__).parents[1]
PYTHON_LOCK = _ROOT / "requirements.lock"
FRONTEND_LOCK = _ROOT / "frontend" / "package-lock.json"

_PINNED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:(?P<hash>[0-9a-f]{64})")
_ALGORITHMS = {"sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}


def python_parts(lock: str) -> list[dict[str, Any]]:
    """One hash for each file published under the version; which one is installed depends on the machine."""
    parts: list[dict[str, Any]] = []
    for line in lock.splitlines():
        if pinned := _PINNED.match(line):
            name, version = pinned["name"], pinned["version"]
            parts.append(_part(f"pkg:pypi/{quote(name.lower().replace('_', '-'))}@{quote(version)}", name, version))
        elif found := _HASH.search(line):
            parts[-1]["hashes"].append({"alg": "SHA-256", "content": found["hash"]})
    return parts


def frontend_parts(lock: str) -> list[dict[str, Any]]:
    """Everything the build may use, each name and version once."""
    parts: dict[str, dict[str, Any]] = {}
    for place, entry in json.loads(lock)["packages"].items():
        if not place:
            continue
        name, version = entry.get("name") or place.rpartition("node_modules/")[2], entry["version"]
        purl = f"pkg:npm/{quote(name)}@{quote(version)}"
        part = parts.setdefault(purl, _part(purl, name, version))
        part["hashes"] = list(_integrity(entry.get("integrity", "")))
        if isinstance(entry.get("license"), str):
            part["licenses"] = [{"license": {"name": entry["license"]}}]
    return list(parts.values())


def bill(name: str, parts: list[dict[str, Any]]) -> bytes:
    version = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    listed = sorted(parts, key=lambda part: str(part["purl"]))
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid5(NAMESPACE_URL, json.dumps([name, version, listed])).urn,
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": name, "name": name, "version": version}},
        "components": listed,
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n"


def _part(purl: str, name: str, version: str) -> dict[str, Any]:
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, "hashes": []}


def _integrity(text: str) -> Iterator[dict[str, str]]:
    for one in text.split():
        algorithm, _, value = one.partition("-")
        yield {"alg": _ALGORITHMS[algorithm], "content": base64.b64decode(value).hex()}


def bills() -> dict[str, bytes]:
    """By file name."""
    return {
        "sbom.python.cdx.json": bill("longcours", python_parts(PYTHON_LOCK.read_text("utf-8"))),
        "sbom.frontend.cdx.json": bill("longcours-frontend", frontend_parts(FRONTEND_LOCK.read_text("utf-8"))),
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in bills().items():
        (folder / file).write_bytes(content)
        sys.stdout.write(f"{folder / file}: {len(json.loads(content)['components'])} parts\n")
