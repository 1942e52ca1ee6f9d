"""Whether a version works on this machine: its own selftest, run as the kiosk is run."""

import subprocess
from pathlib import Path

from sync.update.errors import UnhealthyReleaseError

_PATIENCE = 600
_TOLD = 600


def selftest(version: Path, data: Path, runner: Path) -> None:
    """Have the version in a folder start, open a copy of the store, and walk a visit.

    Args:
        version: folder of the version, named by it.
        data: the kiosk's data folder; before the enrolment there is no store in it.
        runner: the script that runs a program as the kiosk's user with the store's key; without
            it the program is run as whoever asks.

    Raises:
        UnhealthyReleaseError: it does not work, says its detail.
    """
    words = [str(version / "kiosk"), "selftest", "--walk"]
    if (data / "store").is_dir():
        words += ["--data", str(data)]
    if runner.exists():
        words = [str(runner), *words]
    try:
        ended = subprocess.run(  # noqa: S603 - a program that the platform has signed
            words, cwd="/", capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnhealthyReleaseError(str(error)) from error
    said = ended.stdout.decode(errors="replace").strip()
    if ended.returncode or said.splitlines()[-1:] != [f"READY {version.name}"]:
        told = ended.stderr.decode(errors="replace").strip() or said
        raise UnhealthyReleaseError(f"status {ended.returncode}: {told[-_TOLD:]}")
