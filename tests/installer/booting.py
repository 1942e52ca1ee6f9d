"""The bare Debian under its own systemd, as a container: its processes, mounts and name are its own."""

import os
import subprocess
import time
from pathlib import Path

from tests.installer.installed import wait_for
from tests.installer.machine import Machine, said

_SYSTEMD = ("systemd-sysv", "dbus")
_DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
_APART = ("--cgroup", "--fork", "--ipc", "--mount", "--pid", "--uts")
# apt of its own would hold up ours.
_TIMERS = ("apt-daily.timer", "apt-daily-upgrade.timer")
# Runs in the namespaces of the container, and ends as its process 1. Nothing of the kernel is set.
_BOOT = r"""
set -eu
cd "$1"
mount -t proc proc proc
mount -o bind,ro proc/sys proc/sys
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
hostname township-kiosk
pivot_root . .
umount -l .
mount --make-rshared /
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    setpriv --bounding-set=-sys_module,-sys_rawio,-sys_time /lib/systemd/systemd
"""


class Booted(Machine):
    """A machine that boots. Its screen's consoles are two pseudo-terminals that nobody looks at."""

    def __init__(self, base: Path, folder: Path, fetched: Path) -> None:
        super().__init__(base, folder, fetched)
        self.run("apt-get", "-y", "-q", "--no-install-recommends", "install", *_SYSTEMD)
        self.run("systemd-machine-id-setup")
        self.run("systemctl", "mask", *_TIMERS)
        self._make_devices()
        self._groups = folder / "groups"
        self._groups.mkdir()
        said("mount", "-t", "cgroup2", "cgroup2", str(self._groups))
        self._group = self._groups / f"township-kiosk-{os.getpid()}-{time.time_ns()}"

    def boot(self) -> str:
        """Start its systemd, and wait until all is up; return what systemd says of itself."""
        self._group.mkdir()
        into = f'echo $$ >"{self._group}/cgroup.procs" && exec "$@"'
        apart = ("unshare", *_APART, "--kill-child", "sh", "-c", _BOOT, "boot", str(self.root))
        started = subprocess.Popen(["sh", "-c", into, "boot", *apart])
        children = Path(f"/proc/{started.pid}/task/{started.pid}/children")
        wait_for("its first process", lambda: bool(children.read_text(encoding="ascii")))
        first = children.read_text(encoding="ascii").split()[0]
        comm = Path(f"/proc/{first}/comm")
        wait_for("its systemd", lambda: comm.read_text(encoding="ascii") == "systemd\n")
        self.enter = ("nsenter", f"--target={first}", "--all", "--root", "--wd", "--")
        wait_for("all to be up", lambda: self._state() in ("running", "degraded"))
        return self._state()

    def halt(self) -> None:
        """End everything of it."""
        if self._group.exists():
            (self._group / "cgroup.kill").write_text("1", encoding="ascii")
            wait_for("its end", self._is_empty)
            for group in sorted(self._group.rglob("*/"), reverse=True):
                group.rmdir()
            self._group.rmdir()

    def _make_devices(self) -> None:
        devices = self.root / "dev"
        said("mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", str(devices))
        for name in ("pts", "shm"):
            (devices / name).mkdir()
        said("mount", "-t", "tmpfs", "tmpfs", str(devices / "shm"))
        said(
            "mount",
            "-t",
            "devpts",
            "-o",
            "newinstance,ptmxmode=0666,mode=0620,gid=5",
            "devpts",
            str(devices / "pts"),
        )
        (devices / "ptmx").symlink_to("pts/ptmx")
        (devices / "fd").symlink_to("/proc/self/fd")
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            (devices / name).symlink_to(f"/proc/self/fd/{number}")
        for name in _DEVICES:
            self._bind(Path("/dev", name), devices / name)
        # Their other ends stay open as long as this process.
        self._consoles = [os.openpty() for _ in range(2)]
        for name, (_, console) in zip(("tty0", "tty1"), self._consoles, strict=True):
            self._bind(Path(os.ttyname(console)), devices / name)

    @staticmethod
    def _bind(device: Path, place: Path) -> None:
        place.touch()
        said("mount", "--bind", str(device), str(place))

    def _is_empty(self) -> bool:
        return "populated 0" in (self._group / "cgroup.events").read_text(encoding="ascii")

    def _state(self) -> str:
        return self.run("systemctl", "is-system-running", "--wait", ends=range(256)).strip()
