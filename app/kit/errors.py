"""Facts that stop a request, each with a code, an HTTP status and sentences in both languages (`app.kit.sentences`).

DomainError
├── NotReachable          404  unknown or outside one's scope: the two are never told apart
├── NotAllowed            403  reachable, but not this act
├── RecordErased          410
├── StaleRecord           412  somebody wrote in between; carries the current head
├── PreconditionMissing   428
├── InvalidFields         422  carries the fields and the reason code of each
├── Unreadable            400  a body or file that cannot be read at all
├── TooLarge              413
├── PasscodeRefused       401  of a shown link; carries how many tries are left
├── TooManyTries          429  carries the seconds to wait
├── NotReady              503
└── ServiceBusy           503  too much at once; carries the seconds to wait
"""

from dataclasses import dataclass

_BUSY_FOR_SECONDS = 5


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """`field` is a dotted path such as `fields.tools_used.0.helped`; `code` a key of the sentences."""

    field: str
    code: str
    limit: str | None = None


class ShapeError(ValueError):
    """Raised by a validator that looks at a whole shape: names which of its fields to look at."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(code)
        self.field = field


class DomainError(Exception):
    """Base of every fact a person can act on; never carries what they typed."""

    code = "unexpected"
    status = 500

    def __init__(self, code: str | None = None) -> None:
        self.code = code or type(self).code
        super().__init__(self.code)


class NotReachable(DomainError):
    code = "not_reachable"
    status = 404


class NotAllowed(DomainError):
    code = "not_allowed"
    status = 403


class RecordErased(DomainError):
    code = "record_erased"
    status = 410


class StaleRecord(DomainError):
    code = "stale_record"
    status = 412

    def __init__(self, head: str | None = None) -> None:
        super().__init__()
        self.head = head


class PreconditionMissing(DomainError):
    code = "precondition_missing"
    status = 428


class InvalidFields(DomainError):
    code = "invalid_fields"
    status = 422

    def __init__(self, problems: tuple[FieldProblem, ...], code: str | None = None) -> None:
        super().__init__(code)
        self.problems = problems


class Unreadable(DomainError):
    code = "body_unreadable"
    status = 400


class TooLarge(DomainError):
    code = "body_too_large"
    status = 413


class PasscodeRefused(DomainError):
    code = "passcode_wrong"
    status = 401

    def __init__(self, remaining_attempts: int, code: str | None = None) -> None:
        super().__init__(code)
        self.remaining_attempts = remaining_attempts


class TooManyTries(DomainError):
    code = "too_many_tries"
    status = 429

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__()
        self.retry_after_seconds = retry_after_seconds


class NotReady(DomainError):
    code = "not_ready"
    status = 503


class ServiceBusy(DomainError):
    code = "service_busy"
    status = 503

    def __init__(self) -> None:
        super().__init__()
        self.retry_after_seconds = _BUSY_FOR_SECONDS
