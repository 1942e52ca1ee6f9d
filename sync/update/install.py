"""The administrator's side: verify, put together, try, and note what the next start switches to."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sync.clock import Clock
from sync.trust import FolderFetch, read_blob
from sync.update.assemble import assemble
from sync.update.errors import (
    NothingBeforeError,
    NotPinnedError,
    TrialRunsError,
    UnhealthyReleaseError,
    UpdateFolderError,
    UpdateRunsError,
    in_update_words,
)
from sync.update.notes import Notes
from sync.update.pinned import offered, pin
from sync.update.places import Places
from sync.update.status import status
from sync.update.step import require_way
from sync.wire.release import Release
from sync.wire.repository import FOLDER, METADATA

# Raises UnhealthyReleaseError where the version in this folder does not work on this machine.
Check = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation came to; `version` is "" where there is none on offer."""

    outcome: Literal["nothing", "present", "waits", "held back", "installed"]
    version: str = ""


class Installer:
    """Installs versions and leads back, for an administrator; the kiosk runs on meanwhile.

    Whatever it is cut off in, the next call ends well: nothing but a version that passed its check
    is ever named to the switch.

    Args:
        places: where all lies; `program` and `state` are written.
        architecture: of this machine.
        check: tries a version.
        clock: dates the journal.
    """

    def __init__(self, places: Places, architecture: str, check: Check, clock: Clock) -> None:
        self._places = places
        self._architecture = architecture
        self._check = check
        self._clock = clock
        self._notes = Notes(places.state)

    def install(self, source: Path) -> Installed:
        """Install the release that a folder holds: a stick, or what the kiosk has fetched.

        What the kiosk has fetched is left alone if it failed here before; by hand it is tried again.

        Raises:
            UpdateError: why not, says its subclass; nothing has changed.
        """
        places, is_by_itself = self._places, source == self._places.updates
        with self._alone():
            if is_by_itself and not places.mirror.joinpath(METADATA).is_dir():
                with suppress(NotPinnedError):  # right after the enrolment
                    self._pin(again=False)
                return Installed("nothing")
            self._pin(again=False)
            fetched = FolderFetch(places.data, places.updates.name, FOLDER)
            fetch = fetched if is_by_itself else FolderFetch.on_medium(source)
            release = offered(places, fetch, self._architecture)
            if release is None:
                return Installed("nothing")
            outcome = self._install(release, fetch, is_by_itself=is_by_itself)
            if outcome == "installed":
                self._notes.log(self._clock, f"installed {release.version}")
        return Installed(outcome, release.version)

    def go_back(self) -> str:
        """Have the next start return to the version before; returns that version.

        Raises:
            NothingBeforeError: there is none, or this is where a return has led.
            UpdateError: the notes cannot be written.
        """
        with self._alone():
            before = self._notes.before
            if before is None or before == self._places.present() or not self._starts(before):
                raise NothingBeforeError(f"before: {before}")
            self._notes.await_return(before)
            self._notes.log(self._clock, f"return to {before} asked for")
        return before

    def pin(self, *, again: bool) -> None:
        """Take over whom to trust from the kiosk's enrolment: once, or `again` on demand.

        Raises:
            NotPinnedError: the kiosk has not said.
        """
        with self._alone():
            self._pin(again=again)

    def _install(
        self, release: Release, fetch: FolderFetch, *, is_by_itself: bool
    ) -> Literal["present", "waits", "held back", "installed"]:
        version, present, notes = release.version, self._places.present(), self._notes
        if version == present:
            return "present"
        if version == notes.next:
            return "waits"
        if is_by_itself and (version in notes.refused() or version in notes.returned()):
            return "held back"
        if present is None:
            raise UpdateFolderError("no installed program: current points nowhere")
        require_way(release, present)
        if status(self._places).trial is not None:
            raise TrialRunsError(f"{present} is on trial")
        self._tidy()
        built = self._built(release, fetch, present)
        try:
            self._check(built)
        except UnhealthyReleaseError as error:
            if version != self._packaged():
                shutil.rmtree(built)
            notes.refuse(version, (error.zh, error.en))
            notes.log(self._clock, f"refused {version}: {error}")
            raise
        notes.await_switch(version)
        return "installed"

    def _built(self, release: Release, fetch: FolderFetch, present: str) -> Path:
        """Return the version's folder; the package's own is there already."""
        versions, version = self._places.versions, release.version
        if version == self._packaged() and self._starts(version):
            return versions / version
        return assemble(release, versions, versions / present, lambda file: read_blob(fetch, file))

    def _starts(self, version: str) -> bool:
        """Tell whether there is a program of this version; `kiosk-switch` asks the same."""
        return os.access(self._places.versions / version / "kiosk", os.X_OK)

    def _pin(self, *, again: bool) -> None:
        if pin(self._places, again=again):
            self._notes.log(self._clock, "pinned the root of the kiosk's enrolment")

    def _packaged(self) -> str | None:
        try:
            return (self._places.program / "packaged").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None

    def _tidy(self) -> None:
        """Remove versions that nobody needs any more, to have room for another."""
        notes = self._notes
        kept = {self._places.present(), notes.before, notes.next, self._packaged()}
        for folder in self._places.versions.iterdir():
            if folder.name not in kept:
                shutil.rmtree(folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other installers out, and say in words what the disk says.

        Raises:
            UpdateRunsError: one is at work.
        """
        import fcntl  # noqa: PLC0415 - there is none on Windows, where this does not run

        with in_update_words():
            self._places.state.mkdir(parents=True, exist_ok=True)
            with (self._places.state / "lock").open("w") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as error:
                    raise UpdateRunsError(str(self._places.state)) from error
                yield
