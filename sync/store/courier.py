"""The courier: what waits goes onto a stick, sealed as it is, under one signed manifest."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Select, or_, select

from sync.clock import Clock, milliseconds
from sync.store import marks
from sync.store.carry import Medium, load, manifest, put_load, put_manifest
from sync.store.database import Database
from sync.store.device import words_on_keys
from sync.store.errors import AttachmentLostError
from sync.store.files import SealedFiles
from sync.store.schema import attachment, outbox, submission

_MOST_LISTED = 100_000


@dataclass(frozen=True, slots=True)
class CourierReport:
    """What went onto the stick.

    Attributes:
        envelopes: filings that are now on it; those it held before are counted too.
        written: bytes that were new to it.
        lost: filings left out because a file of theirs is missing or damaged on this disk.
    """

    envelopes: int
    written: int
    lost: int


class Courier:
    """Carries by hand what the network has not taken; sending it as well changes nothing."""

    def __init__(self, database: Database, files: SealedFiles, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._clock = clock

    def export(
        self, folder: Path, progress: Callable[[int, int], None] | None = None
    ) -> CourierReport:
        """Write every envelope that the platform does not hold whole, with its files, to a stick.

        Each file is on the stick and read back before the manifest that lists them is written. That
        is written where nothing waits too: the answer to it tells whether the platform was restored.
        `progress` hears how many envelopes of how many are done; what it raises breaks the export
        off. Broken off, it goes on where it was. Holds no lock: filing and syncing go on meanwhile.

        Raises:
            NotEnrolledError: the device has no code to sign for.
            StickFullError: no room; what is on it already is whole, but without a manifest.
            StickGoneError: it was pulled out, or is not there.
            StickDamagedError: it does not give back what was written.
            ForeignFolderError: a courier's names on it stand for something else.
        """
        medium = Medium.of(folder)
        with self._database.read() as connection:
            waiting = connection.execute(_unfinished().limit(_MOST_LISTED)).all()
        written = lost = 0
        carried: list[bytes] = []
        for place, row in enumerate(waiting):
            medium.require()
            try:
                with self._database.read() as connection:
                    given = load(connection, row.id)
                written += put_load(folder, given, self._files)
            except AttachmentLostError:
                lost += 1
            else:
                carried.append(row.digest)
            if progress is not None:
                progress(place + 1, len(waiting))
        with self._database.read() as connection:
            data = manifest(
                connection, carried, at=milliseconds(self._clock.now()), seen=marks.held(connection)
            )
            keys = words_on_keys(connection)
        medium.require()
        put_manifest(folder, data, keys)
        medium.require()
        return CourierReport(len(carried), written, lost)


def _unfinished() -> Select[tuple[bytes, bytes]]:
    """Return the query for what waits, is parked, or lacks a file at the platform; oldest first."""
    half = select(attachment.c.submission).where(attachment.c.state == "waiting")
    return (
        select(submission.c.id, submission.c.digest)
        .join(outbox)
        .where(
            or_(
                outbox.c.state.in_(("waiting", "sending", "parked")),
                (outbox.c.state == "acknowledged") & submission.c.id.in_(half),
            )
        )
        .order_by(submission.c.instance, submission.c.seq)
    )
