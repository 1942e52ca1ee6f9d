"""Request bodies and answers in CBOR: sizes and content types checked before anything is read."""

from typing import Any

from fastapi import Request, Response

from sync.central.errors import RefusedError
from sync.central.problems import problem
from sync.wire.messages import MEDIA_TYPE, PROBLEM_TYPE

FILE_TYPE = "application/offset+octet-stream"
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_PROBLEM = {
    "schema": {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
        },
    }
}


async def read_body(request: Request, limit: int) -> bytes:
    """Return the whole body of a CBOR request.

    Raises:
        RefusedError: `unsupported-media-type`, or `too-large` (above `limit` bytes).
    """
    require_type(request, MEDIA_TYPE)
    if (content_length(request) or 0) > limit:
        raise RefusedError(problem("too-large"))
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise RefusedError(problem("too-large"))
    return bytes(body)


def require_type(request: Request, media_type: str) -> None:
    """Check the request's content type.

    Raises:
        RefusedError: `unsupported-media-type`.
    """
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given != media_type:
        raise RefusedError(problem("unsupported-media-type", f"expected {media_type}"))


def content_length(request: Request) -> int | None:
    """Return the announced length of the body, if there is one."""
    given = request.headers.get("content-length", "")
    return int(given) if given.isascii() and given.isdecimal() else None


def cbor(data: bytes, status: int = 200) -> Response:
    """Answer with an encoded message."""
    return Response(data, status, media_type=MEDIA_TYPE)


def describe(
    message: str | None,
    answer: str | None,
    *problems: str,
    status: int = 200,
    media_type: str = MEDIA_TYPE,
) -> dict[str, Any]:
    """Return what OpenAPI shall say of a call: message names of sync.wire, and problem codes.

    `media_type` is that of the request; answers are always CBOR.
    """
    extra: dict[str, Any] = {"responses": {}}
    if message is not None:
        content = {media_type: _BINARY}
        extra["requestBody"] = {"required": True, "description": message, "content": content}
    if answer is not None:
        extra["responses"][str(status)] = {
            "description": answer,
            "content": {MEDIA_TYPE: _BINARY},
        }
    for code in problems:
        refused = problem(code)
        entry = extra["responses"].setdefault(
            str(refused.status), {"description": "", "content": {PROBLEM_TYPE: _PROBLEM}}
        )
        entry["description"] += f"`{code}`: {refused.title}. "
    return extra
