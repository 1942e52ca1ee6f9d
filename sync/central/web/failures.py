"""Every failure leaves as a problem document (RFC 9457); what is ours is logged, never shown."""

import errno
import json
import logging
import traceback
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy import exc
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.central.database import is_out_of_room
from sync.central.errors import RefusedError
from sync.central.problems import problem
from sync.errors import BadSignatureError, MalformedMessageError
from sync.wire.messages import PROBLEM_TYPE, Problem

_log = logging.getLogger(__name__)
_CODES = {404: "not-found", 405: "method-not-allowed"}
_COUNTED = frozenset(
    {
        "unknown-device",
        "bad-signature",
        "enrolment-refused",
        "malformed",
        "digest-mismatch",
        "digest-wrong",
        "other-device",
        "too-large",
    }
)
_CHALLENGE = {"WWW-Authenticate": "Township"}


def install(app: FastAPI, count: Callable[[str], Awaitable[None]]) -> None:
    """Make `app` answer every failure with a problem document.

    `count` is called with the codes of those refusals that no device answers for.
    """
    app.state.count_refusal = count
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(MalformedMessageError, _malformed)
    app.add_exception_handler(BadSignatureError, _bad_signature)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_middleware(Unexpected)


class Unexpected:
    """Turns what nobody foresaw into a problem, and logs where it was, without any contents."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:  # noqa: BLE001 - the outermost place: nothing is above it
            # Never the exception's own message: it may hold contents.
            _log.error("%s at %s", type(error).__name__, _places(error))
            if not started:
                await _answer(_unforeseen(error))(scope, receive, send)


def _unforeseen(error: Exception) -> Problem:
    if isinstance(error, exc.OperationalError):
        return problem("storage-full" if is_out_of_room(error) else "busy")
    if isinstance(error, exc.TimeoutError):
        return problem("busy")
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return problem("storage-full")
    return problem("unexpected")


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))


def _answer(refusal: Problem, headers: dict[str, str] | None = None) -> Response:
    body = {
        "type": refusal.type,
        "title": refusal.title,
        "status": refusal.status,
        "detail": refusal.detail,
    }
    return Response(json.dumps(body), refusal.status, headers, PROBLEM_TYPE)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)  # noqa: S101 - registered for this class only
    if error.problem.type in _COUNTED:
        await request.app.state.count_refusal(error.problem.type)
    return _answer(error.problem, error.headers)


async def _malformed(request: Request, error: Exception) -> Response:
    return await _refused(request, RefusedError(problem("malformed", str(error))))


async def _bad_signature(request: Request, error: Exception) -> Response:
    return await _refused(request, RefusedError(problem("bad-signature", str(error)), _CHALLENGE))


async def _bad_request(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class only
    places = ", ".join(".".join(map(str, one["loc"])) for one in error.errors())
    return _answer(problem("bad-request", places))


async def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    headers = dict(error.headers) if error.headers else None
    return _answer(problem(_CODES.get(error.status_code, "bad-request")), headers)


async def _gone(_request: Request, _error: Exception) -> Response:
    return Response(status_code=499)
