"""The repository of trust as static files: public, as its signatures protect it."""

from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException
from tuf.api.metadata import Timestamp

from sync.central.trust_files import TrustFiles
from sync.wire.repository import METADATA, TARGETS, metadata_path

_TYPE = "application/octet-stream"
_HEADERS = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


def trust(files: TrustFiles) -> APIRouter:
    """Return the calls that serve `files`."""
    router = APIRouter(tags=["trust"])

    @router.get("/v1/trust/{path:path}", response_class=Response)
    def file(path: str) -> Response:
        """Return a file of the repository of trust (TUF)."""
        place = _inside(files.public, path)
        if path == metadata_path(Timestamp.type):  # replaced while clients read: read at once
            return Response(place.read_bytes(), media_type=_TYPE, headers=_HEADERS)
        return FileResponse(place, media_type=_TYPE, headers=_HEADERS)

    return router


def _inside(folder: Path, path: str) -> Path:
    parts = path.split("/")
    place = folder.joinpath(*parts)
    odd = parts[0] not in (METADATA, TARGETS) or any(part in ("", ".", "..") for part in parts)
    try:
        if not odd and place.is_file():
            return place
    except (OSError, ValueError):  # no name for a file
        pass
    raise HTTPException(404)
