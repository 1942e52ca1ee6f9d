"""What an HTTP answer means: the platform's word, its no, its fault, or somebody else's page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from sync.errors import MalformedMessageError
from sync.transport.errors import (
    CaptivePortalError,
    ForeignAnswerError,
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    RevokedDeviceError,
    TransportError,
    UnknownDeviceError,
)
from sync.wire.codec import encode
from sync.wire.messages import PROBLEM_TYPE, Problem

MAX_ANSWER_BYTES = 8 * 2**20
_LONGEST_RETRY_AFTER = 3600
_MOST_DIGITS = 15
_REFUSALS = {"unknown-device": UnknownDeviceError, "revoked": RevokedDeviceError}


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, read to its end."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def require(answer: Answer, media_type: str | None) -> Answer:
    """Return a successful answer that has the expected content type; None expects no content.

    Raises:
        ForeignAnswerError: this is not how the platform answers.
    """
    expected = media_type is None or answer.media_type == media_type
    if not expected or (media_type is None) != (answer.status == HTTPStatus.NO_CONTENT):
        raise _foreign(answer)
    return answer


def require_part(answer: Answer) -> Answer:
    """Return an answer to a request for a range, if it is one.

    Raises:
        ForeignAnswerError: this is not how the platform answers.
    """
    if answer.status != HTTPStatus.PARTIAL_CONTENT:
        raise _foreign(answer)
    return answer


def failure_of(answer: Answer) -> TransportError | None:
    """Return what went wrong, None for a success."""
    status = answer.status
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    retry_after = _retry_after(answer)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return RateLimitedError("429", retry_after=retry_after)
    if status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
        return CaptivePortalError("511")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return PlatformFaultError(str(status), status=status, retry_after=retry_after)
    problem = _problem(answer)
    if problem is None and status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        problem = Problem(f"http-{status}", "", status, "")  # a file server's own answer
    if problem is None:
        return _foreign(answer)
    return _REFUSALS.get(problem.type, RefusedError)(problem)


def _foreign(answer: Answer) -> ForeignAnswerError:
    """Name an answer that is not the platform's; a page or a way elsewhere is a login's."""
    words = f"{answer.status} {answer.media_type or 'without content type'}"
    is_way = HTTPStatus.MULTIPLE_CHOICES <= answer.status < HTTPStatus.BAD_REQUEST
    is_page = answer.status == HTTPStatus.OK and answer.media_type == "text/html"
    return CaptivePortalError(words) if is_way or is_page else ForeignAnswerError(words)


def _problem(answer: Answer) -> Problem | None:
    """Read a problem document; an answer to HEAD has its type and no body."""
    if answer.media_type != PROBLEM_TYPE or answer.status < HTTPStatus.BAD_REQUEST:
        return None
    if not answer.body:
        return Problem(f"http-{answer.status}", "", answer.status, "")
    try:
        raw = json.loads(answer.body)
        problem = Problem(raw["type"], raw.get("title", ""), answer.status, raw.get("detail", ""))
        encode(problem)
    except (ValueError, TypeError, LookupError, AttributeError, MalformedMessageError):
        return None
    return problem


def _retry_after(answer: Answer) -> int:
    given = answer.headers.get("Retry-After", "")
    return min(whole_number(given) or 0, _LONGEST_RETRY_AFTER)


def whole_number(text: str) -> int | None:
    """Return a header's value as a number, None if it is none of at most 15 digits."""
    plain = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if plain else None
