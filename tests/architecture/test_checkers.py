"""A checker that nobody saw fail is no checker: each is shown a planted fault."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
PACKAGES = ("forms", "kiosk", "printing", "sync")

# One import for each contract of pyproject.toml that it must turn red.
PLANTED_IMPORTS = {
    "ground-floor": ("forms/numbers/planted.py", "import sync.clock"),
    "sync-knows-no-paper": ("sync/wire/planted_paper.py", "import printing"),
    "qt-free-core": ("sync/wire/planted_qt.py", "import PySide6.QtCore"),
    "pure-forms": ("forms/numbers/planted_io.py", "import requests"),
    "forms-floors": ("forms/numbers/planted_up.py", "import forms.session"),
    "forms-front-door": ("kiosk/services/planted_door.py", "import forms.xpath"),
    "printing-floors": ("printing/layout/planted.py", "import printing.spool"),
    "sync-floors": ("sync/wire/planted_up.py", "import sync.store"),
    "central-stays-out": ("kiosk/services/planted_central.py", "import sync.central"),
    "central-stays-apart": ("sync/central/planted.py", "import sync.store"),
    "kiosk-floors": ("kiosk/services/planted_up.py", "import kiosk.app"),
    "presentation-does-no-io": ("kiosk/viewmodels/planted.py", "import sqlalchemy"),
    "desk-on-top": ("kiosk/services/planted_desk.py", "import kiosk.services.desk.roles"),
    "desk-on-demand": ("kiosk/scenery.py", "import kiosk.viewmodels.desk.rows"),
    "no-cycles": ("sync/wire/planted_cycle.py", "import sync.store.errors"),
}


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(name="copy")
def make_copy(tmp_path: Path) -> Iterator[Path]:
    """A copy of the project's own files that a test may spoil."""
    ignore = shutil.ignore_patterns("__pycache__", "fonts", "services.db")
    for package in PACKAGES:
        shutil.copytree(REPOSITORY / package, tmp_path / package, ignore=ignore)
    for name in ("pyproject.toml", ".qmllint.ini", ".qmlformat.ini"):
        shutil.copy(REPOSITORY / name, tmp_path / name)
    shutil.copytree(REPOSITORY / "installer", tmp_path / "installer", ignore=ignore)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    yield tmp_path
    shutil.rmtree(tmp_path)


def contracts() -> set[str]:
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    return set(re.findall(r'^id = "(.+)"$', text, re.MULTILINE))


def test_every_import_contract_turns_red_at_a_planted_import(copy: Path) -> None:
    assert set(PLANTED_IMPORTS) == contracts()
    for file, line in PLANTED_IMPORTS.values():
        (copy / file).write_text(f'"""Planted."""\n\n{line}\n', encoding="utf-8")

    report = run(BIN / "lint-imports", "--verbose", folder=copy)

    verdicts = re.findall(
        r"(KEPT|BROKEN)(?: \(\d+ ignored imports?\))?$", report.stdout, re.MULTILINE
    )
    assert report.returncode == 1
    assert verdicts == ["BROKEN"] * len(PLANTED_IMPORTS), report.stdout


def test_lint_sees_an_unused_import(copy: Path) -> None:
    planted = copy / "sync" / "planted.py"
    planted.write_text('"""Planted."""\n\nimport os\n', encoding="utf-8")

    assert run(BIN / "ruff", "check", planted, folder=copy).returncode == 1


def test_format_sees_a_line_out_of_form(copy: Path) -> None:
    planted = copy / "sync" / "planted.py"
    planted.write_text('"""Planted."""\n\nNAME = { }\n', encoding="utf-8")

    assert run(BIN / "ruff", "format", "--check", planted, folder=copy).returncode == 1


def test_types_see_a_wrong_argument(copy: Path) -> None:
    planted = copy / "planted.py"
    planted.write_text(
        '"""Planted."""\n\nfrom sync.clock import moment\n\nmoment("now")\n', encoding="utf-8"
    )

    report = run(BIN / "mypy", "--config-file", "pyproject.toml", planted, folder=copy)

    assert report.returncode == 1
    assert "arg-type" in report.stdout


def test_the_qml_check_sees_a_misspelled_property_and_a_line_out_of_form(copy: Path) -> None:
    main = copy / "kiosk" / "qml" / "Main.qml"
    text = main.read_text(encoding="utf-8")
    for found, planted in (
        ("viewModel.scene", "viewModel.scenne"),
        ("visible: true", "visible:true"),
    ):
        assert found in text
        text = text.replace(found, planted, 1)
    main.write_text(text, encoding="utf-8")

    report = run("installer/check_qml.sh", folder=copy)

    assert report.returncode == 1
    assert "scenne" in report.stdout + report.stderr
    assert "-    visible:true" in report.stdout
