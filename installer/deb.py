"""Makes the Debian package out of a bundle: `python -m installer.deb`, after `installer.build`.

Needs dpkg-dev, on the oldest system that the package is for: it measures there which libraries the
program asks of the system, and of which version.
"""

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from installer.build import BUNDLE, EPOCH, OUT
from installer.stamp import version_of
from installer.trial import libraries

LINUX = Path(__file__).parent / "linux"
PACKAGE = LINUX / "package"
_SCRIPTS = ("postinst", "prerm", "postrm")
# What dpkg-shlibdeps must see.
_SOURCE = "Source: township-kiosk\n\nPackage: township-kiosk\nArchitecture: any\n"
_SYSTEMD = "usr/lib/systemd/system"
_CHANGES = "usr/share/doc/township-kiosk/changelog.gz"
# Where each file of `installer/linux` goes.
PLACES = {
    "bin/kiosk": "usr/bin/kiosk",
    "bin/kiosk-end": "opt/township-kiosk/bin/kiosk-end",
    "bin/kiosk-switch": "opt/township-kiosk/bin/kiosk-switch",
    "bin/as-kiosk": "opt/township-kiosk/bin/as-kiosk",
    "units/township-kiosk.service": f"{_SYSTEMD}/township-kiosk.service",
    "units/township-kiosk-update.path": f"{_SYSTEMD}/township-kiosk-update.path",
    "units/township-kiosk-update.service": f"{_SYSTEMD}/township-kiosk-update.service",
    "units/cups.conf": f"{_SYSTEMD}/cups.service.d/township-kiosk-settings.conf",
    "cups/cups.service.conf": f"{_SYSTEMD}/cups.service.d/township-kiosk.conf",
    "cups/cupsd.conf": "etc/cups/township-kiosk/cupsd.conf",
    "cups/cups-files.conf": "etc/cups/township-kiosk/cups-files.conf",
    "sysctl.conf": "usr/lib/sysctl.d/60-township-kiosk.conf",
    "udev.rules": "usr/lib/udev/rules.d/90-township-kiosk.rules",
    "package/copyright": "usr/share/doc/township-kiosk/copyright",
    "package/lintian-overrides": "usr/share/lintian/overrides/township-kiosk",
}


def main() -> int:
    """Make the package; returns the exit status."""
    parser = argparse.ArgumentParser(description="make the Debian package of a bundle")
    parser.add_argument("--bundle", type=Path, default=BUNDLE, metavar="DIR")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help="where it goes")
    given = parser.parse_args()
    bundle = given.bundle.absolute()
    package = make(bundle, given.out, needed(bundle))
    print(f"{package}  {package.stat().st_size / 1e6:.1f} MB")
    return 0


def make(bundle: Path, out: Path, depends: str, level: int = 10) -> Path:
    """Write the package of a bundle, which needs what `needed` says, into the folder `out`.

    `level`: how hard it is packed.
    """
    out.mkdir(parents=True, exist_ok=True)
    version, architecture = version_of(bundle), _told("dpkg", "--print-architecture")
    package = out / f"township-kiosk_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(prefix="deb-", dir=bundle.parent) as name:
        tree = Path(name) / "tree"
        lay_out(bundle, version, tree)
        filled = {
            "VERSION": version,
            "ARCH": architecture,
            "LIBRARIES": depends,
            "SIZE": str(sum(file.stat().st_size for file in _files(tree)) // 1024),
        }
        _write_control(tree, filled)
        for folder in (tree, *(path for path in tree.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{level}", "--build", tree, package],
            # One processor alone packs into other bytes than several do.
            env={
                "PATH": os.environ["PATH"],
                "SOURCE_DATE_EPOCH": str(EPOCH),
                "DPKG_DEB_THREADS_MAX": "1",
            },
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return package


def lay_out(bundle: Path, version: str, tree: Path) -> None:
    """Put everything where the package has it."""
    shutil.copytree(bundle, tree / "opt/township-kiosk/versions" / version)
    for source, place in PLACES.items():
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(LINUX / source, tree / place)
        (tree / place).chmod(0o755 if source.startswith("bin/") else 0o644)
    changes = filled_in((PACKAGE / "changelog").read_text(encoding="ascii"), {"VERSION": version})
    (tree / _CHANGES).write_bytes(gzip.compress(changes.encode(), mtime=0))
    (tree / _CHANGES).chmod(0o644)


def filled_in(text: str, values: dict[str, str]) -> str:
    """Return a template with each `@NAME@` replaced by its value."""
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text)


def needed(bundle: Path) -> str:
    """Return what the bundle needs of the system, as a package's `Depends` has it."""
    programs = [*libraries(bundle), bundle / "kiosk"]
    inside = sorted({str(file.parent) for file in programs})
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "debian" / "control"
        source.parent.mkdir()
        source.write_text(_SOURCE, encoding="ascii")
        told = _told(
            "dpkg-shlibdeps",
            "-O",
            "--ignore-missing-info",
            "--warnings=0",
            *(f"-l{folder}" for folder in inside),
            *map(str, programs),
            cwd=name,
        )
    return told.removeprefix("shlibs:Depends=")


def _write_control(tree: Path, values: dict[str, str]) -> None:
    sums = [
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {file.relative_to(tree)}\n"
        for file in _files(tree)
    ]
    control = tree / "DEBIAN"
    control.mkdir()
    for name in ("control", "conffiles", *_SCRIPTS):
        text = filled_in((PACKAGE / name).read_text(encoding="utf-8"), values)
        (control / name).write_text(text, encoding="utf-8")
        (control / name).chmod(0o755 if name in _SCRIPTS else 0o644)
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    (control / "md5sums").chmod(0o644)


def _files(tree: Path) -> list[Path]:
    return sorted(path for path in tree.rglob("*") if path.is_file())


def _told(*words: str, cwd: str | None = None) -> str:
    told = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    if told.returncode:
        sys.exit(f"{words[0]}: {told.stderr[-2000:]}")
    return told.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
