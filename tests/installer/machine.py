"""A bare Debian in a folder: debootstrap's smallest, with a layer above it that is thrown away."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_QUIET = {
    "DEBIAN_FRONTEND": "noninteractive",
    "LC_ALL": "C.UTF-8",
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
}


class Failed(Exception):  # noqa: N818 - it reads as a sentence
    """A command did not do what it must."""


def prepare(base: Path) -> None:
    """Make the bare system once, of the release and from the mirror that this machine uses."""
    if (base / "etc" / "debian_version").exists():
        return
    shutil.rmtree(base, ignore_errors=True)
    base.parent.mkdir(parents=True, exist_ok=True)
    suite = said("sh", "-c", ". /etc/os-release; echo $VERSION_CODENAME")
    listed = said("apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)").splitlines()
    mirror = next(line.split()[1] for line in listed if line.split()[0] == suite)
    unfinished = base.with_suffix(".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    subprocess.run(["debootstrap", "--variant=minbase", suite, unfinished, mirror], check=True)
    unfinished.rename(base)


class Machine:
    """Needs root, and a mount namespace of its own: what it mounts goes with the process."""

    def __init__(self, base: Path, folder: Path, fetched: Path) -> None:
        """`folder`: the layer that is thrown away; `fetched`: lists and packages that stay."""
        self.root = folder / "root"
        # What leads a command into the machine.
        self.enter: tuple[str, ...] = ("chroot", str(self.root))
        for name in ("above", "work", "root"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        layers = f"lowerdir={base},upperdir={folder / 'above'},workdir={folder / 'work'}"
        said("mount", "-t", "overlay", "overlay", "-o", layers, str(self.root))
        said("mount", "-t", "proc", "proc", str(self.root / "proc"))
        for name in ("dev/shm", "run"):
            (self.root / name).mkdir(exist_ok=True)
            said("mount", "-t", "tmpfs", "tmpfs", str(self.root / name))
        for name in ("var/cache/apt/archives", "var/lib/apt/lists"):
            (fetched / name / "partial").mkdir(parents=True, exist_ok=True)
            said("mount", "--bind", str(fetched / name), str(self.root / name))
        unsafe = self.root / "etc/dpkg/dpkg.cfg.d/unsafe-io"
        unsafe.write_text("force-unsafe-io\n", encoding="ascii")
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")

    def run(
        self, *words: str, ends: Sequence[int] = (0,), env: Mapping[str, str] | None = None
    ) -> str:
        """Run a program of the machine as its root; return what it printed.

        Raises:
            Failed: it ended with another status than one of `ends`.
        """
        done = subprocess.run(
            [*self.enter, *words],
            env={**_QUIET, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode not in ends:
            raise Failed(f"{' '.join(words)}: status {done.returncode}\n{done.stdout[-4000:]}")
        return done.stdout

    def begin(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a program of the machine, which goes on beside."""
        return subprocess.Popen([*self.enter, *words], env=_QUIET, start_new_session=True)

    def bring(self, file: Path) -> str:
        """Copy a file into the machine; return where it lies there."""
        place = self.root / "srv" / file.name
        shutil.copyfile(file, place)
        place.chmod(0o644)
        return f"/srv/{file.name}"


def said(*words: str) -> str:
    """Run a command of this machine; return what it printed."""
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
