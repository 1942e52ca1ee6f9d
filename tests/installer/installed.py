"""What both stories do with an installed kiosk and its platform."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.demo.platform import PlatformProcess
from tests.installer.machine import Failed, Machine
from tests.support.processes import wait_until

APT = ("apt-get", "-y", "-q", "--no-install-recommends")
DATA = "/var/lib/township-kiosk"
_PLACES = ("/etc", "/opt", "/usr", "/var/lib")


class Installed:
    """A machine, two packages, a platform."""

    def __init__(
        self, machine: Machine, packages: tuple[Path, Path], platform: PlatformProcess
    ) -> None:
        """`packages`: the present release, and the one after it."""
        self.machine = machine
        self.platform = platform
        self.versions = tuple(package.name.split("_")[1] for package in packages)
        self._packages = tuple(machine.bring(package) for package in packages)
        self.filed: list[str] = []

    def install(self, which: int) -> None:
        """Install the package of a release."""
        self.machine.run(*APT, "install", self._packages[which])

    def enrol(self) -> str:
        """Make it known to the platform."""
        words = ("--platform", self.platform.address, "--code", self.platform.new_code())
        return self.kiosk("enrol", *words).splitlines()[-1]

    def kiosk(self, *words: str, ends: tuple[int, ...] = (0,)) -> str:
        """Run `sudo kiosk …`; return what it says."""
        return self.machine.run("/usr/bin/kiosk", *words, ends=ends)

    def version(self) -> str:
        """Return which version `current` leads to, as it says itself."""
        return self.kiosk("--version").strip()

    def schema(self) -> str:
        """Return which schema the store has."""
        (line,) = (line for line in self.kiosk("store", "check").splitlines() if "Schema" in line)
        return line.split()[-1].rstrip(".")

    def left(self) -> str:
        """Return what lies here alone, where something does."""
        return self.kiosk("store", "left", ends=(1,)).splitlines()[-1].strip()

    def sample(self, *words: str, ends: tuple[int, ...] = (0,)) -> str:
        """Walk a sample visit; return its slip number, or the code."""
        said = self.kiosk("sample", *words, ends=ends).splitlines()[-1].split("  ")[0]
        if "--put-off" not in words:
            self.filed.append(said)
        return said

    def is_at_platform(self, *numbers: str) -> bool:
        """Tell whether filings have arrived."""
        return {case["slip_number"] for case in self.platform.cases()}.issuperset(numbers)

    def expect_at_platform(self, *numbers: str) -> None:
        """See that they have."""
        expect(f"{numbers} at the platform", holds=self.is_at_platform(*numbers))

    def purge(self) -> str:
        """Purge, whatever lies here; see that nothing of it is left."""
        self.machine.run(*APT, "purge", "township-kiosk", env={"TOWNSHIP_KIOSK_PURGE": "all"})
        self.machine.run("mkdir", "-p", "/opt")  # dpkg has taken it away, empty as it was
        found = self.machine.run("find", *_PLACES, "-xdev", "-name", "*township-kiosk*")
        expect(f"nothing, but {found}", holds=not found.strip())
        return "nothing is left"


def tell(*steps: Callable[[], str]) -> None:
    """Take the steps; each says in a line what it saw.

    Raises:
        Failed: something is not as it must be.
    """
    for number, step in enumerate(steps, 1):
        began = time.monotonic()
        said = step()
        seconds = time.monotonic() - began
        sys.stdout.write(f"{number:2} {step.__name__:18} {seconds:5.1f} s  {said}\n")
        sys.stdout.flush()


def expect(what: str, *, holds: bool) -> None:
    """See that it holds.

    Raises:
        Failed: it does not.
    """
    if not holds:
        raise Failed(f"expected {what}")


def wait_for(what: str, holds: Callable[[], bool], seconds: float = 300) -> None:
    """Wait until it holds.

    Raises:
        Failed: it does not, in `seconds`.
    """
    try:
        wait_until(holds, seconds)
    except TimeoutError as error:
        raise Failed(f"waited {seconds:.0f} s for {what}") from error


def with_platform(folder: Path, told: Callable[[PlatformProcess], None]) -> int:
    """Tell a story beside a platform on loopback; return the exit status."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    platform = PlatformProcess(folder)
    platform.start()
    try:
        told(platform)
    except Failed as error:
        sys.stdout.write(f"{error}\n")
        return 1
    finally:
        platform.stop()
    return 0
