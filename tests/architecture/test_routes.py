"""Every route says who may come in, and none lets storage shapes out."""

from collections.abc import Callable, Iterator
from inspect import isgeneratorfunction
from typing import Any, get_args

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts
from pydantic import BaseModel

from tests.application import application

# Whoever has no session yet, and why they may ask.
PUBLIC = {
    ("POST", "/v1/session"): "signing in",
    ("DELETE", "/v1/session"): "signing out ends the session of the cookie, and does nothing without one",
    ("POST", "/v1/invitations/look-up"): "the holder of an invitation sees who invites",
    ("POST", "/v1/invitations/redeem"): "the holder of an invitation makes an account",
    ("POST", "/v1/invitations/way-back"): "the holder of a way back into an account sets its new password",
    ("POST", "/v1/session/passkey/challenge"): "signing in with a passkey, which names nobody",
    ("POST", "/v1/session/passkey"): "signing in with a passkey",
    ("POST", "/v1/reminder/stop"): "the holder of a notification stops the reminders of its device",
    ("POST", "/v1/shared/{address}"): "the holder of a link a person showed opens it",
    ("GET", "/v1/shared/files/{ticket}"): "what a link names is read for some minutes, sealed",
    ("GET", "/v1/consent-texts"): "the words people agree to; nothing about anybody",
    ("GET", "/v1/consent-texts/{text_hash}"): "one of them, by its hash",
    ("GET", "/v1/catalogue"): "names of kinds and regions; nothing about anybody",
    ("GET", "/v1/instruments"): "questionnaires and their words; nothing about anybody",
    ("GET", "/livez"): "the process answers",
    ("GET", "/readyz"): "the service can work",
}

# About oneself: the session says who, and nobody else can be named in the address.
OWN_ACCOUNT_PREFIXES = (
    "/v1/session",
    "/v1/devices",
    "/v1/account",
    "/v1/device/lock",
    "/v1/reminder",
    "/v1/self-notice",
    "/v1/sync/heads",
    "/v1/sync/sealing-key",
)


def _api_routes(app: FastAPI) -> list[tuple[str, str, RouteContext]]:
    return [
        (method, str(route.path), route)
        for route in iter_route_contexts(app.routes)
        if isinstance(getattr(route, "dependant", None), Dependant)
        for method in sorted(route.methods or ())
    ]


ROUTES = _api_routes(application())
IDS = [f"{method} {path}" for method, path, _ in ROUTES]


def dependencies(dependant: Dependant) -> Iterator[Callable[..., Any]]:
    for inner in dependant.dependencies:
        if inner.call is not None:
            yield inner.call
        yield from dependencies(inner)


def _made_in(package: str, route: RouteContext) -> bool:
    """Whether the route depends on something declared in this package."""
    modules = {getattr(call, "__module__", type(call).__module__) for call in dependencies(route.dependant)}
    return any(module == package or module.startswith(f"{package}.") for module in modules)


def test_the_list_of_public_routes_is_not_out_of_date() -> None:
    assert PUBLIC.keys() <= {(method, path) for method, path, _ in ROUTES}


@pytest.mark.parametrize(("method", "path", "route"), ROUTES, ids=IDS)
def test_a_route_is_public_by_name_or_asks_access(method: str, path: str, route: RouteContext) -> None:
    if (method, path) in PUBLIC:
        return
    if path.startswith(OWN_ACCOUNT_PREFIXES):
        assert _made_in("app.identity", route)
        return
    assert _made_in("app.access", route)


def _classes(annotation: Any, seen: set[Any]) -> Iterator[type]:
    """Every class an annotation mentions, through unions, lists and the fields of models."""
    if isinstance(annotation, type) and annotation not in seen:
        seen.add(annotation)
        yield annotation
        if issubclass(annotation, BaseModel):
            for field in annotation.model_fields.values():
                yield from _classes(field.annotation, seen)
    for part in get_args(annotation):
        yield from _classes(part, seen)


def _annotations(route: RouteContext) -> Iterator[Any]:
    waiting = [route.dependant]
    while waiting:
        dependant = waiting.pop()
        waiting += dependant.dependencies
        for parameters in ("path_params", "query_params", "header_params", "cookie_params", "body_params"):
            yield from (field.field_info.annotation for field in getattr(dependant, parameters))
    yield route.response_model


@pytest.mark.parametrize(("method", "path", "route"), ROUTES, ids=IDS)
def test_no_table_crosses_the_wire(method: str, path: str, route: RouteContext) -> None:
    """Tables validate nothing when built by the framework, and show every column when answered."""
    tables = [
        found.__name__
        for annotation in _annotations(route)
        for found in _classes(annotation, set())
        if issubclass(found, BaseModel) and found.model_config.get("table")
    ]

    assert tables == []


@pytest.mark.parametrize(("method", "path", "route"), ROUTES, ids=IDS)
def test_a_session_is_closed_before_the_answer_leaves(method: str, path: str, route: RouteContext) -> None:
    """With the framework's default a phone would read "saved" before the commit, and forget its copy."""
    late = [
        inner.call.__name__
        for inner in _tree(route.dependant)
        if inner.call is not None
        and inner.call.__module__ == "app.http.deps"
        and isgeneratorfunction(inner.call)
        and inner.scope != "function"
    ]

    assert late == []


def _tree(dependant: Dependant) -> Iterator[Dependant]:
    for inner in dependant.dependencies:
        yield inner
        yield from _tree(inner)
