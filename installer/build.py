"""Freezes the kiosk's program into one folder, tries it, and tells how large it is.

`python -m installer.build` needs this project's Python, binutils, patchelf and the package index; it
installs nothing but into its own virtual environment under `build/installer`.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from zlib import crc32

from installer import sizes, stamp
from installer.trial import libraries, try_out

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build" / "installer"
BUNDLE = OUT / "bundle"
REQUIREMENTS = ROOT / "installer" / "requirements" / "build.txt"
# 2026-01-01: every file of every build is of this day, so that two builds are alike.
EPOCH = 1_767_225_600
_YEAR = 365 * 86400
_TOOLS = ("ldd", "objdump", "patchelf", "strip")


def main() -> int:
    """Build, try and measure; returns the exit status."""
    parser = argparse.ArgumentParser(description="freeze the kiosk's program")
    parser.add_argument(
        "--version", default=project_version(), help="another than pyproject.toml's"
    )
    parser.add_argument("--out", type=Path, default=BUNDLE, help="the bundle's folder, made anew")
    parser.add_argument("--untried", action="store_true", help="do not walk a visit in it")
    given = parser.parse_args()
    missing = [name for name in _TOOLS if shutil.which(name) is None]
    if missing:
        sys.exit(
            f"{', '.join(missing)}: not here; on Debian: apt install binutils libc-bin patchelf"
        )
    build(given.out.absolute(), given.version)
    if not given.untried:
        try_out(given.out.absolute(), given.version)
    print(sizes.table(given.out))
    return 0 if sizes.installed_mb(given.out) <= sizes.MOST_MB else 1


def project_version() -> str:
    """Return the version that `pyproject.toml` says."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def build(out: Path, version: str) -> None:
    """Freeze the program into the folder `out`; a bundle that was there is replaced.

    Raises:
        SystemExit: something else is there.
    """
    if out.exists() and not (out / "_internal").is_dir():
        sys.exit(f"{out} is there already, and is no bundle")
    tools = _environment()
    subprocess.run(["installer/translations.sh", tools], cwd=ROOT, check=True)
    _freeze(tools, OUT / "work")
    if out.exists():
        shutil.rmtree(out)
    shutil.move(OUT / "work" / "dist" / "kiosk", out)
    stamp.write_version(out, version)
    for library in libraries(out):
        forget_folders(library)
        _strip(library)
    _settle(out)


def _environment() -> Path:
    """Return the programs of a virtual environment that has just what is locked."""
    folder, mark = OUT / "venv", OUT / "venv" / "installed"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    if not mark.exists() or mark.read_text(encoding="ascii") != wanted:
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-compile"]
        locked = ["--disable-pip-version-check", "--require-hashes", "-r", str(REQUIREMENTS)]
        subprocess.run([*pip, *locked], check=True)
        mark.write_text(wanted, encoding="ascii")
    return folder / "bin"


def _freeze(tools: Path, work: Path) -> None:
    """Run PyInstaller with nothing around it that another building machine may have otherwise."""
    around = {
        "PATH": os.environ["PATH"],
        "HOME": str(work),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(EPOCH),
        "PYINSTALLER_CONFIG_DIR": str(work / "cache"),
    }
    shutil.rmtree(work, ignore_errors=True)
    words = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(work / "dist"), "--workpath", str(work / "parts")]
    spec = str(ROOT / "installer" / "kiosk.spec")
    subprocess.run([tools / "python", *words, *places, spec], cwd=ROOT, env=around, check=True)


def forget_folders(library: Path) -> None:
    """Have a library look for others in no folder of the building machine.

    Python's own modules name one where no distribution built Python: whoever could write there on a
    kiosk would be run by it. Ways from the library itself ($ORIGIN) stay.
    """
    asked = ("patchelf", "--print-rpath", library)
    searched = subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=True).stdout
    if any(folder.startswith("/") for folder in searched.split(":")):
        subprocess.run(["patchelf", "--remove-rpath", library], check=True)


def _strip(library: Path) -> None:
    """Take from a library what only debuggers read; those that auditwheel moved would break."""
    if not library.parent.name.endswith(".libs") and b".debug_info" in library.read_bytes():
        subprocess.run(["strip", "--strip-debug", library], check=True)


def _settle(folder: Path) -> None:
    """Give everything the modes and the day that it has in every build.

    A scene's day depends on its bytes: Qt knows one that it has compiled before by path and day.
    """
    for path in (folder, *folder.rglob("*")):
        is_program = path.is_dir() or path == folder / "kiosk"
        path.chmod(0o755 if is_program else 0o644)
        day = EPOCH - (crc32(path.read_bytes()) % _YEAR if path.suffix == ".qml" else 0)
        os.utime(path, (day, day))


if __name__ == "__main__":
    sys.exit(main())
