"""The platform as one process serves it: database, files, signing key, clock; never the opening key."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine

from sync.central.certificates import authority
from sync.central.database import fold_log, reading
from sync.central.folder import Folder
from sync.central.founding import open_database
from sync.central.keys import Keyring
from sync.central.trust_files import TrustFiles
from sync.central.uploads import Uploads
from sync.clock import Clock

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Platform:
    """What the calls share."""

    engine: Engine
    keys: Keyring
    clock: Clock
    uploads: Uploads
    trust: TrustFiles
    folder: Folder
    authority: bytes = b""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def write(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run blocking work that writes, one at a time and in the order of arrival."""
        async with self.turn:
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
        fold_log(engine)
        folder = Folder(root)
        keys = Keyring(folder)
        with reading(engine) as connection:
            keys.read(connection)
        yield Platform(
            engine,
            keys,
            clock,
            Uploads(folder),
            TrustFiles(root),
            folder,
            authority(folder) if tls else b"",
        )
