"""Where reminders may go, and nowhere else."""

from collections.abc import Callable

import httpx
import pytest

from app.reminders.push_service import PushServiceRefused, PushServices, listed_address
from app.settings import Settings

Answer = Callable[[httpx.Request], httpx.Response]
DEFAULT = Settings.model_fields["push_hosts"].default


def answered_by(answer: Answer) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(answer))


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/abc",
        "https://wns2-par02p.notify.windows.com/w/?token=abc",
    ],
)
def test_the_push_services_of_common_browsers_are_listed(endpoint: str) -> None:
    assert listed_address(endpoint, DEFAULT).origin.startswith("https://")


@pytest.mark.parametrize("host", ["push.apple.com", "notapple.com", "evilpush.apple.com.example.org"])
def test_a_wildcard_stands_for_a_part_of_a_name_only(host: str) -> None:
    with pytest.raises(PushServiceRefused):
        listed_address(f"https://{host}/x", DEFAULT)


@pytest.mark.parametrize("private", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "192.168.1.1", "::1", "fd00::1"])
def test_a_listed_name_that_leads_inside_the_house_is_not_connected_to(private: str) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(201)

    services = PushServices(("push.example.org",), lambda: answered_by(answer), lambda host: ["93.184.215.14", private])
    with pytest.raises(PushServiceRefused):
        services.post("https://push.example.org/x", b"", {})

    assert asked == []


def test_the_connection_goes_to_the_address_that_was_looked_at() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(201)

    services = PushServices(("push.example.org",), lambda: answered_by(answer), lambda host: ["93.184.215.14"])

    assert services.post("https://push.example.org/x", b"", {}) == 201

    [request] = asked
    assert (request.url.host, request.headers["Host"]) == ("93.184.215.14", "push.example.org")
    assert request.extensions["sni_hostname"] == "push.example.org"
