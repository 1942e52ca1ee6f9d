import errno
import os
import shutil
from pathlib import Path

import pytest

from printing.errors import FolderFullError, FolderUnwritableError
from printing.spool import Done, FileSpooler, NotReady, Ready, Unknown

PDF = b"%PDF-1.4 sample"
NAME = "slip-0001000371234565"


def test_a_document_becomes_a_file_that_only_this_account_reads(tmp_path: Path) -> None:
    FileSpooler(tmp_path).submit(PDF, NAME)
    file = tmp_path / f"{NAME}.pdf"
    assert file.read_bytes() == PDF
    assert list(tmp_path.iterdir()) == [file]
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


def test_a_document_of_the_same_name_is_replaced_whole(tmp_path: Path) -> None:
    spooler = FileSpooler(tmp_path)
    spooler.submit(b"first, and longer than the second", NAME)
    spooler.submit(PDF, NAME)
    assert (tmp_path / f"{NAME}.pdf").read_bytes() == PDF


def test_a_file_that_is_there_came_out_and_one_that_is_gone_is_unknown(tmp_path: Path) -> None:
    spooler = FileSpooler(tmp_path)
    spooler.submit(PDF, NAME)
    spooler.cancel(NAME)
    assert spooler.state(NAME) == Done()
    (tmp_path / f"{NAME}.pdf").unlink()
    assert spooler.state(NAME) == Unknown()


def test_a_usable_folder_is_ready(tmp_path: Path) -> None:
    assert FileSpooler(tmp_path).probe() == Ready()


@pytest.mark.parametrize("is_file", [False, True])
def test_a_folder_that_is_not_there_is_named_before_and_at_printing(
    tmp_path: Path, *, is_file: bool
) -> None:
    folder = tmp_path / "stick"
    if is_file:
        folder.touch()
    spooler = FileSpooler(folder)
    state = spooler.probe()
    assert isinstance(state, NotReady)
    assert "U 盘" in state.error.words("zh_CN")
    assert "USB" in state.error.words("en")
    with pytest.raises(FolderUnwritableError):
        spooler.submit(PDF, NAME)


def test_too_little_room_is_said_before_printing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)
    state = FileSpooler(tmp_path).probe()
    assert isinstance(state, NotReady)
    assert isinstance(state.error, FolderFullError)


def test_a_disk_that_fills_up_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FolderFullError):
        FileSpooler(tmp_path).submit(PDF, NAME)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "../slip", "a/b", "/slip"])
def test_a_name_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="plain file name"):
        FileSpooler(tmp_path).submit(PDF, name)
