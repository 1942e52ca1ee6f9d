"""The units under a booted systemd: the key as a credential, the watchdog, updates, the end in order."""

import sys
from pathlib import Path

from installer.stamp import stamped
from kiosk.demo.platform import PlatformProcess
from sync.clock import SystemClock
from sync.release.keys import new_keys
from sync.release.signing import Draft, sign
from sync.update import architecture
from tests.installer.booting import Booted
from tests.installer.installed import DATA, Installed, expect, tell, wait_for, with_platform
from tests.installer.later import SCHEMA
from tests.installer.machine import Failed

_SERVICE = "township-kiosk.service"
_UNITS = "township-kiosk*"
_KEY = "etc/credstore.encrypted/township-kiosk.store.key"
_STATE = "var/lib/township-kiosk-update"
_RELEASE = "1001.0"
_FETCH_SECONDS = 900
# What a machine without a screen cannot have, and less patience.
_DROP_IN = """[Service]
Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman
WatchdogSec=15
"""


class Units(Installed):
    """It is told step by step."""

    def __init__(
        self,
        machine: Booted,
        packages: tuple[Path, Path],
        platform: PlatformProcess,
        release: Path,
    ) -> None:
        """`packages`: the present release, and the next one; `release`: one after that, signed."""
        super().__init__(machine, packages, platform)
        self._boot = machine.boot
        self._release = release

    def boot(self) -> str:
        """Boot the bare Debian."""
        folder = self.machine.root / f"run/systemd/system/{_SERVICE}.d"
        folder.mkdir(parents=True)
        (folder / "headless.conf").write_text(_DROP_IN, encoding="ascii")
        said = self._boot()
        expect(f"a sound system, not {said}", holds=said == "running")
        return said

    def install_it(self) -> str:
        """Install the present release: key and kiosk come at once, and the login on its console goes."""
        self.install(0)
        self._await_ready()
        expect("a credential", holds=(self.machine.root / _KEY).exists())
        getty = self._show("ActiveState", "getty@tty1.service")
        expect("no login on its console", holds=getty == "inactive")
        return f"{self.version()} is active"

    def enrol_it(self) -> str:
        """Enrol it beside the open window; it begins anew, with the credential's key."""
        said = self.enrol()
        self._systemctl("restart", _SERVICE)
        self._await_ready()
        checked = self.kiosk("store", "check")
        expect("the credential's key", holds="The key is the system's credential." in checked)
        expect("no key file", holds=not (self.machine.root / DATA[1:] / "store.key").exists())
        return said

    def kill(self) -> str:
        """Kill the program: it comes back."""
        return self._come_back("KILL")

    def freeze(self) -> str:
        """Freeze the program: the watchdog ends it, and it comes back."""
        said = self._come_back("STOP")
        expect("the watchdog", holds="Failed with result 'watchdog'" in self._journal())
        return said

    def end(self) -> str:
        """Stop it: the program ends in order before its screen does. Then file, by hand."""
        self._systemctl("stop", _SERVICE)
        ended = f"{self._show('Result')} {self._show('ExecMainStatus')}"
        expect(f"an end in order, not {ended}", holds=ended == "success 0")
        number = self.sample()
        self.expect_at_platform(number)
        self._systemctl("start", _SERVICE)
        return f"{ended}; {number} is at the platform"

    def upgrade(self) -> str:
        """Install the next release: it starts at once, on trial."""
        self._await_ready()
        self.install(1)
        self._await_ready()
        trial = self._note("trial")
        expect(
            f"the first start on trial, not {trial}",
            holds=trial == f"{self.versions[1]} {self.versions[0]} 1",
        )
        expect("its schema", holds=self.schema() == SCHEMA)
        return f"on trial: {trial}"

    def update(self) -> str:
        """Publish a signed release: the kiosk fetches it, the unit installs it, the next start tries it."""
        self.platform.ask("release", "take", str(self._release))
        self.machine.run("touch", f"{DATA}/updates/good-{self.versions[1]}")
        self._systemctl("restart", _SERVICE)
        expect("no trial any more", holds=not self._note("trial"))
        wait_for("root's installation", lambda: self._note("next") == _RELEASE, _FETCH_SECONDS)
        self._systemctl("restart", _SERVICE)
        trial = self._note("trial")
        expected = f"{_RELEASE} {self.versions[1]} 1"
        expect(f"the first start on trial, not {trial}", holds=trial == expected)
        return f"on trial: {trial}"

    def purge_all(self) -> str:
        """Purge with everything: systemd knows nothing of it any more."""
        said = self.purge()
        listed = self._systemctl("list-units", "--state=loaded", "--plain", "--no-legend", _UNITS)
        expect(f"no unit, but {listed}", holds=not listed)
        return said

    def _come_back(self, blow: str) -> str:
        restarts = self._show("NRestarts")
        self.machine.run("sh", "-c", f"kill -{blow} {self._program()}")
        wait_for("its return", lambda: self._show("NRestarts") != restarts)
        self._await_ready()
        return f"started again, {self._show('NRestarts')} in all"

    def _program(self) -> str:
        """Return the process of the program itself, under cage."""
        group = self._show("ControlGroup")
        for process in self.machine.run("cat", f"/sys/fs/cgroup{group}/cgroup.procs").split():
            if self.machine.run("cat", f"/proc/{process}/comm").strip() == "kiosk":
                return process
        raise Failed("the program does not run under cage")

    def _journal(self) -> str:
        return self.machine.run("journalctl", "--no-pager", "-u", _SERVICE)

    def _note(self, name: str) -> str:
        file = self.machine.root / _STATE / name
        return file.read_text(encoding="ascii").strip() if file.exists() else ""

    def _show(self, name: str, unit: str = _SERVICE) -> str:
        return self._systemctl("show", "--value", f"--property={name}", unit)

    def _systemctl(self, *words: str) -> str:
        return self.machine.run("systemctl", *words).strip()

    def _await_ready(self) -> None:
        wait_for("READY", lambda: self._show("ActiveState") == "active")


def sign_release(folder: Path, bundle: Path, platform: PlatformProcess) -> Path:
    """Sign a release after the next one, by somebody in whom the platform's root trusts."""
    signers, root, public = [folder / "releaser"], folder / "root-key", folder / "public"
    for each in (*signers, root):
        each.mkdir(parents=True)
    new_keys(signers, public)
    platform.ask("trust", "init", "--offline", str(root), "--application", str(public))
    draft = Draft(stamped(bundle, _RELEASE, folder / "bundle"), _RELEASE, architecture(), "0.0")
    sign(draft, signers, folder / "release", SystemClock())
    return folder / "release"


def main() -> int:
    """Tell the story on the machine whose folders the command line names."""
    base, folder, fetched, present, later, bundle = map(Path, sys.argv[1:])
    machine = Booted(base, folder, fetched)

    def told(platform: PlatformProcess) -> None:
        release = sign_release(folder / "releases", bundle, platform)
        one = Units(machine, (present, later), platform, release)
        tell(
            one.boot,
            one.install_it,
            one.enrol_it,
            one.kill,
            one.freeze,
            one.end,
            one.upgrade,
            one.update,
            one.purge_all,
        )

    try:
        return with_platform(folder / "platform", told)
    finally:
        machine.halt()


if __name__ == "__main__":
    sys.exit(main())
