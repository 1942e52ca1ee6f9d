"""Whether a bundle works with nothing of this project around: nothing is believed of it."""

import subprocess
import sys
from pathlib import Path

_ELF = b"\x7fELF"
_IMPORTS = str(Path(__file__).with_name("imports.py"))
# All that the frozen program is given.
_OFF_SCREEN = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "QT_QPA_PLATFORM": "offscreen",
    "QT_LOGGING_RULES": "qt.multimedia.symbolsresolver=false",
}


def libraries(bundle: Path) -> list[Path]:
    """Return the files of a bundle that the system's loader loads."""
    return [file for file in sorted(bundle.rglob("*.so*")) if _begins(file) == _ELF]


def _begins(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(len(_ELF))


def try_out(bundle: Path, version: str) -> None:
    """Look for what each library and each module needs, then walk a whole visit.

    Raises:
        SystemExit: something is missing, or the program does not say that it is ready.
    """
    for library in libraries(bundle):
        told = subprocess.run(["ldd", library], capture_output=True, text=True, check=False)
        if told.returncode or "not found" in told.stdout:
            sys.exit(f"{library} does not load: {told.stderr or told.stdout}")
    bare = [sys.executable, "-I", "-S", _IMPORTS, str(bundle / "_internal")]
    if subprocess.run(bare, env=_OFF_SCREEN, check=False).returncode:
        sys.exit("modules are missing in the bundle")
    tried = subprocess.run(
        [bundle / "kiosk", "selftest", "--walk"],
        cwd="/",
        env=_OFF_SCREEN,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if tried.returncode or not tried.stdout.endswith(f"READY {version}\n"):
        sys.exit(f"the frozen program does not work: {tried.stdout or 'it said nothing'}")
    print(tried.stdout, end="")
