"""Envelopes and changes under /v1; sync/wire/README.md is the specification."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from sync.central.database import reading
from sync.central.feed import Telling, changes_after
from sync.central.intake import Intake, read_batch
from sync.central.journal import read_mark, sign_mark
from sync.central.line import Line
from sync.central.platform import Platform
from sync.central.web.bodies import cbor, describe, read_body
from sync.central.web.credentials import Authorization, device_of
from sync.clock import milliseconds
from sync.wire.changes import MAX_CHANGES, Changes
from sync.wire.codec import encode
from sync.wire.sign import CHANGES, sign

MAX_BATCH_BYTES = 8 * 2**20


def api(platform: Platform) -> APIRouter:
    """Return the calls on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])
    line = Line(Intake(platform.engine, platform.keys, platform.clock), platform.turn)

    def read_changes(hall_id: int, after: int, telling: Telling) -> bytes:
        with reading(platform.engine) as connection:
            mark, signing = read_mark(connection), platform.keys.read(connection)
            found = changes_after(connection, hall_id, after, telling)
        page = found[:MAX_CHANGES]
        changes = Changes(
            v=1,
            mark=sign_mark(signing.key, mark),
            cursor=page[-1].position if page else min(after, mark.position),
            more=len(found) > MAX_CHANGES,
            at=milliseconds(platform.clock.now()),
            changes=page,
        )
        return encode(sign(signing.key, CHANGES, encode(changes)))

    @router.get("/health", status_code=204, summary="Is the platform there?")
    async def health() -> Response:
        """Answer 204 while the platform serves."""
        return Response(status_code=204)

    @router.post(
        "/envelopes",
        summary="Push a batch of envelopes",
        openapi_extra=describe(
            "Batch (its manifest Signed, purpose `batch` or `courier`)",
            "Signed (purpose `answer`) BatchAnswer: a verdict for each envelope",
            "malformed",
            "digest-mismatch",
            "unknown-device",
            "bad-signature",
            "other-device",
            "too-large",
            "unsupported-media-type",
            "rate-limited",
            "busy",
        ),
    )
    async def envelopes(request: Request) -> Response:
        """Take in every envelope once; a repeat gets the very same receipts again."""
        body = await read_body(request, MAX_BATCH_BYTES)
        arrival = await run_in_threadpool(read_batch, body)
        taken = await line.take(arrival)
        return cbor(await run_in_threadpool(taken.seal))

    @router.get(
        "/changes",
        summary="Pull the case status changes of the device's hall",
        openapi_extra=describe(
            None,
            "Signed (purpose `changes`) Changes",
            "bad-request",
            "unknown-device",
            "bad-signature",
        ),
    )
    async def changes(
        request: Request,
        authorization: Authorization = "",
        after: Annotated[
            int, Query(ge=0, le=2**63 - 1, description="The cursor of the last answer; 0 at first")
        ] = 0,
        results: Annotated[int, Query(ge=0, le=1, description="1: with result documents")] = 0,
        supplements: Annotated[int, Query(ge=0, le=1, description="1: with papers wanted")] = 0,
    ) -> Response:
        """Answer with the changes above the cursor, oldest first."""
        device = await run_in_threadpool(device_of, platform.engine, request, authorization)
        telling = Telling(results=results == 1, supplements=supplements == 1)
        return cbor(await run_in_threadpool(read_changes, device.hall_id, after, telling))

    return router
