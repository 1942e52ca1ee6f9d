"""The life of an installed kiosk: installed, enrolled, upgraded, returned, purged. Loopback only."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from installer.deb import LINUX
from kiosk.demo.platform import PlatformProcess
from tests.installer.machine import Failed, Machine

UNIT = LINUX / "units" / "township-kiosk.service"
_AS_KIOSK = "/opt/township-kiosk/bin/as-kiosk"
_DATA = "/var/lib/township-kiosk"
# What the unit and logind give to cage on a machine with a screen.
_HEADLESS = (
    "NOTIFY_SOCKET=/run/notify",
    "XDG_RUNTIME_DIR=/dev/shm",
    "WLR_BACKENDS=headless",
    "WLR_RENDERER=pixman",
)
_APT = ("apt-get", "-y", "-q", "--no-install-recommends")
_READY_SECONDS = 120
_END_SECONDS = 30


class Story:
    """One machine, two packages, one platform. Each step says in a line what it saw."""

    def __init__(
        self, machine: Machine, packages: tuple[Path, Path], platform: PlatformProcess
    ) -> None:
        """`packages`: the release before, and the present one."""
        self._machine = machine
        self._packages = tuple(machine.bring(package) for package in packages)
        self._versions = tuple(package.name.split("_")[1] for package in packages)
        self._platform = platform
        self._filed: list[str] = []

    def tell(self) -> None:
        """Tell it from the beginning to the end.

        Raises:
            Failed: something is not as it must be.
        """
        steps: tuple[Callable[[], str], ...] = (
            self.install,
            self.enrol,
            self.start,
            self.file,
            self.leave_work,
            self.upgrade,
            self.go_on,
            self.file_unsent,
            self.go_back,
            self.deliver,
            self.purge_with_drafts,
            self.purge_all,
        )
        for number, step in enumerate(steps, 1):
            began = time.monotonic()
            said = step()
            seconds = time.monotonic() - began
            sys.stdout.write(f"{number:2} {step.__name__:18} {seconds:5.1f} s  {said}\n")
            sys.stdout.flush()

    def install(self) -> str:
        """Install the release before."""
        self._install(0)
        return self._state()

    def enrol(self) -> str:
        """Make it known to the platform."""
        words = ("--platform", self._platform.address, "--code", self._platform.new_code())
        return self._kiosk("enrol", *words).splitlines()[-1]

    def start(self) -> str:
        """Start it as its unit does, in cage, on a screen that is nowhere."""
        return self._run_in_cage()

    def file(self) -> str:
        """File, online."""
        number = self._sample()
        self._expect_at_platform(number)
        return f"{number} is at the platform"

    def leave_work(self) -> str:
        """File without a network, and put a visit off."""
        self._platform.stop()
        self._unsent = self._sample("--wait", "1", ends=(1,))
        self._code = self._sample("--put-off")
        return self._kiosk("store", "left", ends=(1,)).splitlines()[-1].strip()

    def upgrade(self) -> str:
        """Install the present release over it: on trial from the next start."""
        self._install(1)
        self._expect("the old version until the start", self._version() == self._versions[0])
        said = self._run_in_cage()
        self._expect("the new version after it", self._version() == self._versions[1])
        left = self._kiosk("store", "left", ends=(1,)).splitlines()[-1].strip()
        return f"{self._versions[0]} -> {self._version()} ({said}), {left}"

    def go_on(self) -> str:
        """Go on with the draft of the old version, in the new one; everything arrives."""
        self._platform.start()
        number = self._sample("--resume", self._code)
        self._expect_at_platform(number, self._unsent)
        return f"{number} from the draft and {self._unsent} are at the platform"

    def file_unsent(self) -> str:
        """File in the new version, without a network."""
        self._platform.stop()
        self._unsent = self._sample("--wait", "1", ends=(1,))
        return f"{self._unsent} waits"

    def go_back(self) -> str:
        """Return to the version before: the filing is there."""
        self._kiosk("update", "return")
        self._run_in_cage()
        self._expect("the version before", self._version() == self._versions[0])
        listed = self._kiosk("outbox", "list")
        self._expect("the filing", self._unsent in listed)
        return f"{self._version()} has {self._unsent}: {listed.splitlines()[-1]}"

    def deliver(self) -> str:
        """The running kiosk of the old version sends what the new one filed."""
        self._platform.start()
        self._run_in_cage(lambda: self._is_at_platform(self._unsent))
        self._expect_at_platform(self._unsent)
        numbers = [case["slip_number"] for case in self._platform.cases()]
        self._expect("each once", sorted(numbers) == sorted({*numbers, *self._filed}))
        return f"{len(numbers)} cases, each once"

    def purge_with_drafts(self) -> str:
        """Purge while a draft lies here: it is kept, and told."""
        self._sample("--put-off")
        said = self._machine.run(*_APT, "purge", "township-kiosk")
        self._expect("words", "are kept" in said)
        self._expect("the store", (self._machine.root / _DATA[1:] / "store").is_dir())
        self._expect("no program", not (self._machine.root / "opt/township-kiosk").exists())
        return "the store with its draft is kept"

    def purge_all(self) -> str:
        """Install once more, and purge with everything."""
        self._install(1)
        left = self._kiosk("store", "left", ends=(1,)).splitlines()[-1].strip()
        everything = {"TOWNSHIP_KIOSK_PURGE": "all"}
        self._machine.run(*_APT, "purge", "township-kiosk", env=everything)
        self._machine.run("mkdir", "-p", "/opt")  # dpkg has taken it away, empty as it was
        found = self._machine.run(
            "find", "/etc", "/opt", "/usr", "/var/lib", "-xdev", "-name", "*township-kiosk*"
        )
        self._expect(f"nothing, but {found}", not found.strip())
        return f"before: {left}; now: nothing"

    def _install(self, which: int) -> None:
        self._machine.run(*_APT, "install", self._packages[which])

    def _state(self) -> str:
        asked = ("-W", "-f", "${Package} ${Version} ${Status}", "township-kiosk")
        return self._machine.run("dpkg-query", *asked)

    def _version(self) -> str:
        return self._kiosk("--version").strip()

    def _kiosk(self, *words: str, ends: tuple[int, ...] = (0,)) -> str:
        return self._machine.run("/usr/bin/kiosk", *words, ends=ends)

    def _sample(self, *words: str, ends: tuple[int, ...] = (0,)) -> str:
        """Walk a sample visit; return its slip number, or the code."""
        said = self._kiosk("sample", *words, ends=ends).splitlines()[-1].split("  ")[0]
        if "--put-off" not in words:
            self._filed.append(said)
        return said

    def _run_in_cage(self, is_done: Callable[[], bool] = lambda: True) -> str:
        """Do what the unit does: decide which version starts, start it, hear it, end it."""
        self._machine.run("/opt/township-kiosk/bin/kiosk-switch")
        heard = self._machine.root / "run" / "notify"
        heard.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
            ear.bind(str(heard))
            heard.chmod(0o777)
            ear.settimeout(_READY_SECONDS)
            unit = UNIT.read_text(encoding="utf-8")
            given = " ".join(re.findall(r"^Environment=(.*)", unit, re.MULTILINE)).split()
            command = re.findall(r"^ExecStart=(.*)", unit, re.MULTILINE)[0].split()
            began = time.monotonic()
            running = self._machine.begin(_AS_KIOSK, "env", *_HEADLESS, *given, *command)
            try:
                said = [ear.recv(100).decode() for _ in range(2)]
                seconds = time.monotonic() - began
                self._expect(f"it to live, not {said}", said == ["READY=1", "WATCHDOG=1"])
                while not is_done() and time.monotonic() < began + _READY_SECONDS:
                    time.sleep(0.5)
            finally:
                os.killpg(running.pid, signal.SIGTERM)
                running.wait(_END_SECONDS)
        self._await_end()
        return f"READY after {seconds:.1f} s"

    def _await_end(self) -> None:
        """Wait for the kiosk itself to end in order, as systemd does after it told cage to."""
        for _ in range(_END_SECONDS * 10):
            if not any(map(_is_kiosk, (self._machine.root / "proc").glob("[0-9]*/exe"))):
                return
            time.sleep(0.1)
        raise Failed("the kiosk does not end")

    def _is_at_platform(self, *numbers: str) -> bool:
        there = {case["slip_number"] for case in self._platform.cases()}
        return there.issuperset(numbers)

    def _expect_at_platform(self, *numbers: str) -> None:
        self._expect(f"{numbers} at the platform", self._is_at_platform(*numbers))

    @staticmethod
    def _expect(what: str, holds: bool) -> None:  # noqa: FBT001
        if not holds:
            raise Failed(f"expected {what}")


def _is_kiosk(program: Path) -> bool:
    try:
        return "/township-kiosk/versions/" in str(program.readlink())
    except OSError:  # it has ended
        return False


def main() -> int:
    """Tell the story on the machine whose folders the command line names."""
    base, folder, fetched, before, present = map(Path, sys.argv[1:])
    machine = Machine(base, folder, fetched)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    platform = PlatformProcess(folder / "platform")
    platform.start()
    try:
        Story(machine, (before, present), platform).tell()
    except Failed as error:
        sys.stdout.write(f"{error}\n")
        return 1
    finally:
        platform.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
