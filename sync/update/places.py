"""Where the versions of the program lie, the updater's notes, and what the kiosk has fetched."""

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sync.wire.repository import FOLDER

# Variables of the environment that name other folders than these.
ROOT, STATE = "TOWNSHIP_KIOSK_ROOT", "TOWNSHIP_KIOSK_STATE"
_PROGRAM, _STATE = "/opt/township-kiosk", "/var/lib/township-kiosk-update"
_ARCHITECTURES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}


@dataclass(frozen=True, slots=True)
class Places:
    """Three folders with two owners; none writes into the other's.

    `program` and `state` are the administrator's: `versions/V/`, the link `current`, and the notes.
    `data` is the kiosk's, with what it has fetched and its marks in `updates`. The administrator's
    side reads them, follows no link there, and believes nothing that is not signed.
    """

    program: Path
    state: Path
    data: Path

    @classmethod
    def of(cls, data: Path, environment: Mapping[str, str] = os.environ) -> "Places":
        """Return the places of a data folder; the environment may name others than the usual."""
        program, state = environment.get(ROOT, _PROGRAM), environment.get(STATE, _STATE)
        return cls(Path(program).absolute(), Path(state).absolute(), data.absolute())

    @classmethod
    def of_service(cls, data: Path, environment: Mapping[str, str] = os.environ) -> "Places | None":
        """Return the places of a kiosk that was started as a service; None where it was not."""
        return cls.of(data, environment) if ROOT in environment else None

    @property
    def versions(self) -> Path:
        """The folder of the versions, each in a folder of its name."""
        return self.program / "versions"

    @property
    def current(self) -> Path:
        """The link to the present version."""
        return self.program / "current"

    @property
    def updates(self) -> Path:
        """The kiosk's folder for updates."""
        return self.data / "updates"

    @property
    def mirror(self) -> Path:
        """The release that the kiosk has fetched, laid out as on a medium."""
        return self.updates / FOLDER

    def present(self) -> str | None:
        """Return the present version, None where there is no installed program."""
        try:
            return self.current.readlink().name
        except OSError:
            return None

    def good(self, version: str) -> Path:
        """Return the kiosk's mark that a version has proved itself here."""
        return self.updates / f"good-{version}"

    def is_good(self, version: str) -> bool:
        """Tell whether the kiosk has made that mark."""
        return self.good(version).is_file()


def architecture() -> str:
    """Return this machine's architecture by the name that releases use."""
    machine = platform.machine().lower()
    return _ARCHITECTURES.get(machine, machine)
