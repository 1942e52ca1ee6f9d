"""`kiosk run`: what keeps it from starting is said in words."""

from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.paths import DataFolder
from kiosk.services.keeping import alone


def test_slips_may_not_be_printed_into_the_data_folder(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    folder.settings.write_text(f'slips = "{folder.root}/x/../slips"\n')

    assert main(["run", "--data", str(folder.root)]) == 2
    assert "slips lies in the data folder" in capsys.readouterr().err


def test_a_second_window_on_one_data_folder_is_refused(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with alone(folder):
        assert main(["run", "--data", str(folder.root)]) == 2

    assert "正在使用这个数据文件夹" in capsys.readouterr().err
    assert not list(Path(folder.root).glob("slips*"))
