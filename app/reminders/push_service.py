"""The one way out of the house: listed push services, over HTTPS, never redirected, never to a private address."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx

from app.kit.errors import DomainError

_PATIENCE_SECONDS = 10
_HTTPS_PORT = 443


class PushServiceRefused(DomainError):
    """The address a device gave is not one of a listed push service."""

    code = "push_service_refused"
    status = 422


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int

    @property
    def origin(self) -> str:
        return f"https://{self.host}" + (f":{self.port}" if self.port != _HTTPS_PORT else "")


def listed_address(endpoint: str, hosts: tuple[str, ...]) -> Address:
    """Raises PushServiceRefused. A list entry is a name, `*.` and a name, or either with a port."""
    try:
        parts = urlsplit(endpoint)
        address = Address((parts.hostname or "").lower(), parts.port or _HTTPS_PORT)
    except ValueError as error:
        raise PushServiceRefused from error
    if parts.scheme != "https" or parts.username or parts.password or not endpoint.isascii():
        raise PushServiceRefused
    if not any(_is_listed(address, entry) for entry in hosts):
        raise PushServiceRefused
    return address


def _is_listed(address: Address, entry: str) -> bool:
    name, _, port = entry.partition(":")
    if address.port != int(port or _HTTPS_PORT):
        return False
    return address.host.endswith(name[1:]) if name.startswith("*.") else address.host == name


def resolve(host: str) -> list[str]:
    return sorted({str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)})


def outgoing_client() -> httpx.Client:
    return httpx.Client(timeout=_PATIENCE_SECONDS, follow_redirects=False, trust_env=False)


@dataclass(frozen=True, slots=True)
class PushServices:
    hosts: tuple[str, ...]
    open_client: Callable[[], httpx.Client] = outgoing_client
    resolve: Callable[[str], list[str]] = resolve

    def post(self, endpoint: str, body: bytes, headers: dict[str, str]) -> int | None:
        """The status, or none where nobody answered. Raises PushServiceRefused before connecting anywhere."""
        address = listed_address(endpoint, self.hosts)
        try:
            reached = self._public_address(address.host)
            # To the very address that was looked at: a name asked twice may answer twice.
            url = httpx.URL(endpoint).copy_with(host=reached)
            told = {**headers, "Host": address.origin.removeprefix("https://")}
            with self.open_client() as client:
                answer = client.post(url, content=body, headers=told, extensions={"sni_hostname": address.host})
        except (httpx.HTTPError, OSError):
            return None
        return answer.status_code

    def _public_address(self, host: str) -> str:
        """A private address is only reached where the list itself names it."""
        if host in {entry.partition(":")[0] for entry in self.hosts} and _is_address(host):
            return host
        found = self.resolve(host)
        if not found or not all(ip_address(one).is_global for one in found):
            raise PushServiceRefused
        return found[0]


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
