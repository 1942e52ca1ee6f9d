"""`kiosk selftest --walk`: what an update asks of a version, in a process of its own, as it does."""

import json
import subprocess
import sys
from pathlib import Path

from kiosk.version import version


def test_a_whole_visit_is_walked_off_screen_without_a_network(tmp_path: Path) -> None:
    program = (
        "import sys; from kiosk.cli import main; sys.exit(main(['selftest', '--walk', '--json']))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["ready"] == version()
    assert set(told["seconds"]) == {"start", "walk"}
    assert list(tmp_path.iterdir()) == []
