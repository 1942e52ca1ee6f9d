"""The platform as one process serves it: database, files, signing key, clock; never the opening key."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine

from sync.central.certificates import authority
from sync.central.database import reading
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.keys import read_signing_key
from sync.central.trust_files import TrustFiles
from sync.central.uploads import Uploads
from sync.clock import Clock

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Platform:
    """What the calls share."""

    engine: Engine
    signing_key: Ed25519PrivateKey
    clock: Clock
    uploads: Uploads
    trust: TrustFiles
    folder: Folder
    authority: bytes = b""
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def write(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run blocking work that writes, one at a time and in the order of arrival."""
        async with self._turn:
            return await run_in_threadpool(work, *args, **kwargs)


@contextmanager
def open_platform(root: Path, clock: Clock, *, tls: bool = False) -> Iterator[Platform]:
    """Open an initialised data folder for serving; `tls` tells kiosks to pin the platform's CA.

    Raises:
        NotInitializedError: nothing there, or another version.
        KeyUnreadableError: the signing key is missing or damaged.
        NoCertificateError: TLS is asked for and there is no certificate.
    """
    with open_database(root) as engine:
        folder = Folder(root)
        with reading(engine) as connection:
            signing_key = read_signing_key(folder, connection)
        yield Platform(
            engine,
            signing_key,
            clock,
            Uploads(folder),
            TrustFiles(root),
            folder,
            authority(folder) if tls else b"",
        )
