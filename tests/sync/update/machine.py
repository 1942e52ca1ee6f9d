"""A machine's folders as the installer finds them, and the script that runs before each start."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sync.update import Places

ROOT = Path(__file__).parents[3]
SWITCH = ROOT / "installer" / "linux" / "bin" / "kiosk-switch"
_COMMANDS = ("ln", "mv", "rm", "sync")
# Counts the commands that change something, and is the power cut before the one that is asked for.
_CUT = """#!/bin/sh
echo . >>"$COUNTED"
[ "$(wc -l <"$COUNTED")" -eq "$CUT" ] && kill -9 $PPID && exit 1
exec {} "$@"
"""


@dataclass(frozen=True)
class Machine:
    """Folders under `home`, all as the package makes them."""

    home: Path

    @property
    def places(self) -> Places:
        return Places(self.home / "opt", self.home / "state", self.home / "data")

    def make(self, present: str) -> "Machine":
        for folder in (self.places.versions, self.places.state, self.places.updates):
            folder.mkdir(parents=True)
        self.add(present)
        self.places.current.symlink_to(f"versions/{present}")
        return self

    def add(self, version: str) -> None:
        folder = self.places.versions / version
        folder.mkdir()
        write_program(folder / "kiosk", version)

    def note(self, name: str) -> str | None:
        path = self.places.state / name
        return path.read_text().strip() if path.exists() else None

    def notes(self) -> dict[str, str]:
        return {
            path.name: path.read_text().strip()
            for path in sorted(self.places.state.iterdir())
            if path.is_file() and path.name not in ("journal", "lock")
        }

    def start(self, cut: int = 0) -> bool:
        """Run the switch; `cut`: the command before which the power fails, 0 for none."""
        environment = {"PATH": os.environ["PATH"]}
        if cut:
            environment = {
                "PATH": f"{_shims(self.home)}:{os.environ['PATH']}",
                "COUNTED": str(self.home / "counted"),
                "CUT": str(cut),
            }
            (self.home / "counted").unlink(missing_ok=True)
        words = [self.places.program, self.places.state, self.places.data]
        ended = subprocess.run(
            ["sh", SWITCH, *words], env=environment, capture_output=True, check=False
        )
        assert ended.returncode in (0, -9), ended.stderr
        assert not ended.stderr or ended.returncode == -9, ended.stderr
        return ended.returncode == 0

    def copy(self, to: Path) -> "Machine":
        shutil.copytree(self.home, to, symlinks=True)
        return Machine(to)


def write_program(path: Path, version: str) -> None:
    """Write a program that passes its selftest."""
    path.write_text(f'#!/bin/sh\n[ "$1" = selftest ] && echo READY {version}\n')
    path.chmod(0o755)


def _shims(home: Path) -> Path:
    folder = home / "shims"
    if not folder.exists():
        folder.mkdir()
        for command in _COMMANDS:
            shim = folder / command
            shim.write_text(_CUT.format(shutil.which(command)))
            shim.chmod(0o755)
    return folder
