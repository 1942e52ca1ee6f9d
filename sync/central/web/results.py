"""Sealed result documents under /v1/results, for the devices of the case's hall."""

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse

from sync.central.database import reading
from sync.central.errors import RefusedError
from sync.central.platform import Platform
from sync.central.problems import problem
from sync.central.results import find_result
from sync.central.web.bodies import describe
from sync.central.web.credentials import Authorization, device_of
from sync.central.web.files import Digest

_TYPE = "application/octet-stream"
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def results(platform: Platform) -> APIRouter:
    """Return the call on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def place(request: Request, authorization: str, digest: bytes) -> Path:
        device = device_of(platform.engine, request, authorization)
        with reading(platform.engine) as connection:
            is_known = find_result(connection, device.hall_id, digest)
        path = platform.folder.stored(digest)
        if not is_known or not path.is_file():
            raise RefusedError(problem("not-found"))
        return path

    @router.get(
        "/results/{digest}",
        response_class=Response,
        summary="Fetch a sealed result document",
        openapi_extra=describe(None, None, "not-found", "unknown-device", "bad-signature"),
    )
    async def result(
        request: Request, digest: Digest, authorization: Authorization = ""
    ) -> Response:
        """Answer with the sealed bytes, or a range of them."""
        path = await run_in_threadpool(place, request, authorization, bytes.fromhex(digest))
        return FileResponse(path, media_type=_TYPE, headers=_HEADERS)

    return router
