"""The life of an installed kiosk: installed, enrolled, upgraded, returned, purged. Loopback only."""

import re
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from installer.deb import LINUX
from kiosk.demo.platform import PlatformProcess
from tests.installer.installed import APT, DATA, Installed, expect, tell, wait_for, with_platform
from tests.installer.later import SCHEMA
from tests.installer.machine import Machine

UNIT = LINUX / "units" / "township-kiosk.service"
_AS_KIOSK = "/opt/township-kiosk/bin/as-kiosk"
_END = "/opt/township-kiosk/bin/kiosk-end"
# What the unit gives to cage on a machine with a screen.
_HEADLESS = (
    "NOTIFY_SOCKET=/run/notify",
    "XDG_RUNTIME_DIR=/dev/shm",
    "WLR_BACKENDS=headless",
    "WLR_RENDERER=pixman",
)
_READY_SECONDS = 300
_END_SECONDS = 30


class Story(Installed):
    """It is told step by step."""

    # What waits here alone: a filing's number, and a draft's code.
    _unsent = ""
    _code = ""

    def install_it(self) -> str:
        """Install the present release."""
        self.install(0)
        asked = ("-W", "-f", "${Package} ${Version} ${Status}", "township-kiosk")
        return self.machine.run("dpkg-query", *asked)

    def start(self) -> str:
        """Start it as its unit does, in cage, on a screen that is nowhere."""
        return self._run_in_cage()

    def file(self) -> str:
        """File, online."""
        number = self.sample()
        self.expect_at_platform(number)
        return f"{number} is at the platform"

    def leave_work(self) -> str:
        """File without a network, and put a visit off."""
        self.platform.stop()
        self._unsent = self.sample("--wait", "1", ends=(1,))
        self._code = self.sample("--put-off")
        return self.left()

    def upgrade(self) -> str:
        """Install the next release over it: on trial from the next start, which moves the store on."""
        self.install(1)
        expect("the old version until the start", holds=self.version() == self.versions[0])
        schema = self.schema()
        said = self._run_in_cage()
        expect("the new version after it", holds=self.version() == self.versions[1])
        expect("its schema", holds=schema != self.schema() == SCHEMA)
        versions = f"{self.versions[0]} -> {self.versions[1]} ({said})"
        return f"{versions}, schema {schema} -> {SCHEMA}, {self.left()}"

    def go_on(self) -> str:
        """Go on with the draft of the old version, in the new one; everything arrives."""
        self.platform.start()
        number = self.sample("--resume", self._code)
        self.expect_at_platform(number, self._unsent)
        return f"{number} from the draft and {self._unsent} are at the platform"

    def leave_more(self) -> str:
        """File in the new version without a network, and put a visit off."""
        self.platform.stop()
        self._unsent = self.sample("--wait", "1", ends=(1,))
        self._code = self.sample("--put-off")
        return self.left()

    def go_back(self) -> str:
        """Return to the version before: it has the filing, in the store that was moved on."""
        self.kiosk("update", "return")
        self._run_in_cage()
        expect("the version before", holds=self.version() == self.versions[0])
        listed = self.kiosk("outbox", "list")
        expect("the filing", holds=self._unsent in listed)
        expect("the store as the later version left it", holds=self.schema() == SCHEMA)
        return f"{self.version()}, schema {SCHEMA}, {listed.splitlines()[-1]}"

    def deliver(self) -> str:
        """The running kiosk of the old version sends what the new one filed, and opens its draft."""
        self.platform.start()
        self._run_in_cage(lambda: self.is_at_platform(self._unsent))
        number = self.sample("--resume", self._code)
        self.expect_at_platform(self._unsent, number)
        numbers = [case["slip_number"] for case in self.platform.cases()]
        expect("each once", holds=sorted(numbers) == sorted(set(self.filed)))
        return f"{len(numbers)} cases, each once; {number} from the later version's draft"

    def purge_with_drafts(self) -> str:
        """Purge while a draft lies here: it is kept, and told."""
        self.sample("--put-off")
        said = self.machine.run(*APT, "purge", "township-kiosk")
        expect("words", holds="are kept" in said)
        expect("the store", holds=(self.machine.root / DATA[1:] / "store").is_dir())
        expect("no program", holds=not (self.machine.root / "opt/township-kiosk").exists())
        return "the store with its draft is kept"

    def purge_all(self) -> str:
        """Install once more, and purge with everything."""
        self.install(0)
        return f"before: {self.left()}; now: {self.purge()}"

    def _run_in_cage(self, is_done: Callable[[], bool] = lambda: True) -> str:
        """Do what the unit does: decide which version starts, start it, hear it, end it."""
        self.machine.run("/opt/township-kiosk/bin/kiosk-switch")
        heard = self.machine.root / "run" / "notify"
        heard.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
            ear.bind(str(heard))
            heard.chmod(0o777)
            ear.settimeout(_READY_SECONDS)
            unit = UNIT.read_text(encoding="utf-8")
            given = " ".join(re.findall(r"^Environment=(.*)", unit, re.MULTILINE)).split()
            command = re.findall(r"^ExecStart=(.*)", unit, re.MULTILINE)[0].split()
            began = time.monotonic()
            running = self.machine.begin(_AS_KIOSK, "env", *given, *_HEADLESS, *command)
            try:
                said = [ear.recv(100).decode() for _ in range(2)]
                seconds = time.monotonic() - began
                expect(f"it to live, not {said}", holds=said == ["READY=1", "WATCHDOG=1"])
                wait_for("what it does", is_done)
            finally:
                self.machine.run(_END, env={"MAINPID": str(running.pid)})
                running.wait(_END_SECONDS)
        wait_for("the kiosk itself to end in order", self._has_ended, _END_SECONDS)
        return f"READY after {seconds:.1f} s"

    def _has_ended(self) -> bool:
        return not any(map(_is_kiosk, (self.machine.root / "proc").glob("[0-9]*/exe")))


def _is_kiosk(program: Path) -> bool:
    try:
        return "/township-kiosk/versions/" in str(program.readlink())
    except OSError:  # it has ended
        return False


def main() -> int:
    """Tell the story on the machine whose folders the command line names."""
    base, folder, fetched, present, later, _ = map(Path, sys.argv[1:])
    machine = Machine(base, folder, fetched)

    def told(platform: PlatformProcess) -> None:
        one = Story(machine, (present, later), platform)
        tell(
            one.install_it,
            one.enrol,
            one.start,
            one.file,
            one.leave_work,
            one.upgrade,
            one.go_on,
            one.leave_more,
            one.go_back,
            one.deliver,
            one.purge_with_drafts,
            one.purge_all,
        )

    return with_platform(folder / "platform", told)


if __name__ == "__main__":
    sys.exit(main())
