"""The frozen program: its start against the source's, its size, and what of it an update carries.

It is frozen anew from a copy of the sources, and once more with one line of them changed; that one
is signed as a release and fetched by whoever has the first. Both starts are seen from outside: Qt
itself says when a frame was drawn. The disk's caches are empty each time, as in the morning, for
which root is needed.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import BUILD, Figure, Missing, figure, write
from installer.sizes import MOST_MB, installed_mb

ROUNDS = 7
_ROOT = Path(__file__).parents[1]
_SOURCES = ("forms", "kiosk", "printing", "sync", "resources", "installer", "pyproject.toml")
_LINE = "_FIRST = timedelta(seconds=2)"
_CHANGED = "_FIRST = timedelta(seconds=3)"
_CACHES = Path("/proc/sys/vm/drop_caches")
_FRAME = "Frame rendered"
_VERSIONS = ("0.1.0", "0.1.1")
_FURNISH = """
import sys
from pathlib import Path
from tests.ui.stage import furnish
print(furnish(Path(sys.argv[1])).data.root)
"""


def main() -> None:
    """Measure and write `build/bench-installer.json`."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="bench-installer-") as name:
        folder = Path(name)
        bundle, changed = _frozen(folder)
        start = _cold_start(folder, bundle)
        from benchmarks.installer_update import update_share  # noqa: PLC0415 - see _furnished

        found = [
            start,
            update_share(folder / "update", bundle, changed, _VERSIONS[1]),
            figure(
                "installer.installed",
                installed_mb(bundle),
                "what it may have",
                MOST_MB,
                unit="MB",
                aim="<= 1",
            ),
        ]
    write("bench-installer", found)


def _frozen(folder: Path) -> tuple[Path, Path]:
    """Freeze the program twice, the second time with one line changed; return both bundles."""
    tree = folder / "tree"
    tree.mkdir()
    for name in _SOURCES:
        copy = shutil.copytree if (_ROOT / name).is_dir() else shutil.copy2
        copy(_ROOT / name, tree / name)
    (tree / "build" / "installer").mkdir(parents=True)
    environment = BUILD / "installer" / "venv"
    environment.mkdir(parents=True, exist_ok=True)
    (tree / "build" / "installer" / "venv").symlink_to(environment)
    first, second = (_freeze(tree, folder / each, each) for each in _turns(tree))
    return first, second


def _turns(tree: Path) -> Iterator[str]:
    yield _VERSIONS[0]
    module = tree / "sync" / "engine" / "retry.py"
    text = module.read_text(encoding="utf-8")
    assert text.count(_LINE) == 1
    module.write_text(text.replace(_LINE, _CHANGED), encoding="utf-8")
    yield _VERSIONS[1]


def _freeze(tree: Path, out: Path, version: str) -> Path:
    words = ["-m", "installer.build", "--untried", "--version", version, "--out", str(out)]
    subprocess.run([sys.executable, *words], cwd=tree, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own program
    return out


def _cold_start(folder: Path, bundle: Path) -> Figure | Missing:
    against, aim = "from source", "<= 1.2"
    name = "installer.cold_start"
    if not os.access(_CACHES, os.W_OK):
        return Missing(name, "ms", against, aim, "needs root, to empty the disk's caches")
    run = ["run", "--data", _furnished(folder / "kiosk")]
    ours = [str(bundle / "kiosk"), *run]
    theirs = [str(_ROOT / ".venv" / "bin" / "kiosk"), *run]
    times = [(_first_frame(ours), _first_frame(theirs)) for _ in range(ROUNDS + 1)]
    # The first of each compiles the scenes, as on the first of all days.
    mine, source = (statistics.median(each) for each in zip(*times[1:], strict=True))
    return figure(name, mine, against, source, unit="ms", aim=aim)


def _furnished(folder: Path) -> str:
    """Make an enrolled kiosk's data folder; in another process, as files in use stay in the caches."""
    words = [sys.executable, "-c", _FURNISH, str(folder)]
    made = subprocess.run(words, cwd=_ROOT, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own program
    return made.stdout.strip()


def _first_frame(words: list[str]) -> float:
    """Return after how many milliseconds a kiosk has drawn its first frame; then end it."""
    os.sync()
    _CACHES.write_text("3", encoding="ascii")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QT_LOGGING_RULES": "qt.scenegraph.time.renderloop.debug=true",
    }
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own program
        words, cwd="/", env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        line = next((line for line in process.stderr if _FRAME in line), None)
        took = (time.perf_counter() - began) * 1000
        process.terminate()
        process.communicate()
    if line is None:
        raise RuntimeError(f"{words[0]} ended before its first frame")
    return took
