"""Attachments under /v1/files: HEAD tells the offset, PATCH sends the rest as one stream."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Request, Response
from fastapi.concurrency import run_in_threadpool

from sync.central.database import reading
from sync.central.devices import Device
from sync.central.errors import RefusedError
from sync.central.journal import entry, read_mark, sign_mark
from sync.central.platform import Platform
from sync.central.problems import problem
from sync.central.receipts import Notary, stated_size
from sync.central.uploads import Upload
from sync.central.web.bodies import FILE_TYPE, cbor, content_length, describe, require_type
from sync.central.web.credentials import Authorization, device_of
from sync.wire.codec import encode
from sync.wire.messages import FileAnswer

Digest = Annotated[
    str, Path(pattern="^[0-9a-f]{64}$", description="SHA-256 of the sealed file, lower-case hex")
]
Offset = Annotated[int, Header(ge=0, le=2**53, description="Where the bytes sent begin")]


def files(platform: Platform) -> APIRouter:
    """Return the calls for files on `platform`."""
    router = APIRouter(prefix="/v1", tags=["protocol"])

    def announced(request: Request, authorization: str, digest: bytes) -> tuple[Device, int]:
        device = device_of(platform.engine, request, authorization)
        with reading(platform.engine) as connection:
            length = stated_size(connection, digest)
        if length is None:
            raise RefusedError(problem("unknown-file"))
        return device, length

    def settle(upload: Upload, digest: bytes) -> bytes:
        if not upload.finish():
            with reading(platform.engine) as connection:
                signing, mark = platform.keys.read(connection), read_mark(connection)
            return encode(FileAnswer(1, sign_mark(signing.key, mark), upload.offset(), ()))
        with entry(platform.engine, platform.clock) as page:
            signing = platform.keys.read(page.connection)
            notary = Notary(signing)
            notary.store_file(page, digest, upload.length)
            receipts = notary.completed(page.connection, digest)
        mark = page.mark()
        return encode(FileAnswer(1, sign_mark(signing.key, mark), upload.length, receipts))

    @router.head(
        "/files/{digest}",
        status_code=204,
        summary="How much of a file is stored?",
        openapi_extra=describe(None, None, "unknown-file", "unknown-device", "bad-signature"),
    )
    async def offset(
        request: Request, digest: Digest, authorization: Authorization = ""
    ) -> Response:
        """Answer 204 with Upload-Offset and Upload-Length; cuts off whoever still sends it."""
        device, length = await run_in_threadpool(
            announced, request, authorization, bytes.fromhex(digest)
        )
        upload = platform.uploads.take_over(device.code, bytes.fromhex(digest), length)
        try:
            kept = await run_in_threadpool(upload.offset)
        finally:
            upload.release()
        headers = {"Upload-Offset": str(kept), "Upload-Length": str(length)}
        return Response(status_code=204, headers=headers | {"Cache-Control": "no-store"})

    @router.patch(
        "/files/{digest}",
        summary="Send the rest of a file",
        openapi_extra=describe(
            "The rest of the sealed file",
            "FileAnswer: the new offset, and the `complete` receipts of envelopes that name it",
            "unknown-file",
            "offset-mismatch",
            "superseded",
            "digest-wrong",
            "too-large",
            "unsupported-media-type",
            "unknown-device",
            "bad-signature",
            "storage-full",
            media_type=FILE_TYPE,
        ),
    )
    async def rest(
        request: Request, digest: Digest, upload_offset: Offset, authorization: Authorization = ""
    ) -> Response:
        """Keep every byte that arrives, also of a request that is cut off."""
        require_type(request, FILE_TYPE)
        device, length = await run_in_threadpool(
            announced, request, authorization, bytes.fromhex(digest)
        )
        upload = platform.uploads.take_over(device.code, bytes.fromhex(digest), length)
        try:
            await _receive(request, upload, upload_offset)
        finally:
            upload.release()
        return cbor(await platform.write(settle, upload, bytes.fromhex(digest)))

    return router


async def _receive(request: Request, upload: Upload, start: int) -> None:
    kept = await run_in_threadpool(upload.offset)
    if start != kept:
        raise RefusedError(problem("offset-mismatch"), {"Upload-Offset": str(kept)})
    if kept + (content_length(request) or 0) > upload.length:
        raise RefusedError(problem("too-large"))
    async for chunk in request.stream():
        upload.append(chunk)
