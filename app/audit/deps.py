"""The ledger and the marks of one application, made at first use and kept with it."""

from starlette.requests import Request

from app.audit.ledger import Ledger
from app.audit.reads import ReadMarks
from app.http.deps import clock_of, database_of


def ledger_of(request: Request) -> Ledger:
    state = request.app.state
    if not hasattr(state, "ledger"):
        state.ledger = Ledger(database_of(request).keys, clock_of(request))
    ledger: Ledger = state.ledger
    return ledger


def read_marks_of(request: Request) -> ReadMarks:
    state = request.app.state
    if not hasattr(state, "read_marks"):
        state.read_marks = ReadMarks()
    marks: ReadMarks = state.read_marks
    return marks
