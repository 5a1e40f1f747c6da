"""Requirement 50: nothing is written on a damaged database but who comes in and who reads."""

from tests.architecture.test_routes import ROUTES, dependencies

# Without these a damaged database could not even be read.
GOES_ON = {
    ("POST", "/v1/session"): "signing in",
    ("POST", "/v1/session/passkey/challenge"): "signing in with a passkey",
    ("POST", "/v1/session/passkey"): "signing in with a passkey",
    ("POST", "/v1/session/confirm"): "showing again who one is, which an export asks for",
    ("POST", "/v1/session/confirm/passkey"): "showing again who one is, which an export asks for",
    ("POST", "/v1/device/lock/tries"): "opening one's own device",
    ("POST", "/v1/invitations/look-up"): "reads",
    ("POST", "/v1/practices/{practice_id}/agenda/{day}/calendar"): "reads",
    ("POST", "/v1/shared/{address}"): "reads what a person showed, and notes who read",
}


def test_r50_every_route_that_writes_asks_first_whether_the_database_is_damaged() -> None:
    written = {(method, path): route for method, path, route in ROUTES if method not in ("GET", "HEAD")}
    asking = {
        key
        for key, route in written.items()
        if any(getattr(call, "__name__", "") in ("_writing", "_undamaged") for call in dependencies(route.dependant))
    }
    assert written.keys() - asking == GOES_ON.keys()
