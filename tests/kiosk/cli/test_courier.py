"""`kiosk courier` with sticks that are there, not there, full, read-only, or not a courier's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.store import Store
from sync.wire import courier
from tests.kiosk.cli.conftest import Kiosk
from tests.support.filings import a_submission
from tests.support.small_disk import fill, remount_read_only, small_disk


@pytest.fixture(name="stick")
def small_stick(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "stick", "1m") as folder:
        yield folder


@pytest.fixture(name="filing")
def file_two(running: Store) -> None:
    for _ in range(2):
        running.file(a_submission(b"x" * 5000), recipients=["platform"])


def test_what_waits_goes_onto_a_stick_beside_a_running_kiosk(
    kiosk: Kiosk, filing: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("courier", "export", str(tmp_path)) == 0

    out = capsys.readouterr().out
    assert "U 盘上有 2 份" in out
    assert "each read back" in out
    assert (len(courier.envelopes(tmp_path)), len(courier.manifests(tmp_path))) == (2, 1)
    assert kiosk("courier", "export", str(tmp_path)) == 0
    assert "U 盘上有 2 份，新写 0 B" in capsys.readouterr().out


def test_a_filing_whose_file_is_lost_is_left_out_and_said(
    kiosk: Kiosk,
    filing: None,
    running: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    next((running._folder / "files").iterdir()).unlink()

    assert kiosk("courier", "export", str(tmp_path)) == 1
    assert "1 份没有带上" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["export", "receipts", "recover"])
def test_a_stick_that_is_not_there_is_said(
    kiosk: Kiosk,
    running: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    assert kiosk("courier", command, str(tmp_path / "none")) == 2

    assert "U 盘不在" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["receipts", "recover"])
def test_a_stick_with_other_things_on_it_is_said_to_be_no_couriers(
    kiosk: Kiosk,
    running: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    assert kiosk("courier", command, str(tmp_path)) == 2
    assert "没有 township-courier 文件夹" in capsys.readouterr().err


def test_a_full_stick_is_said_to_be_full(
    kiosk: Kiosk, filing: None, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(stick / "films")

    assert kiosk("courier", "export", str(stick)) == 2
    assert "U 盘已满" in capsys.readouterr().err


def test_a_write_protected_stick_is_said_to_be_so(
    kiosk: Kiosk, filing: None, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remount_read_only(stick)

    assert kiosk("courier", "export", str(stick)) == 2
    assert "写保护" in capsys.readouterr().err


def test_an_answer_that_somebody_altered_is_counted_and_not_used(
    kiosk: Kiosk, filing: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = courier.root(tmp_path) / "answers"
    folder.mkdir(parents=True)
    (folder / f"{'0' * 64}.cbor").write_bytes(b"no answer")

    assert kiosk("courier", "receipts", str(tmp_path)) == 1

    out = capsys.readouterr().out
    assert "送达 0 份" in out
    assert "1 个答复被改动过" in out


def test_without_a_network_a_recovery_says_why_it_stopped(
    kiosk: Kiosk, filing: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kiosk("courier", "export", str(tmp_path))

    assert kiosk("courier", "recover", str(tmp_path)) == 1

    captured = capsys.readouterr()
    assert "共 2 份：送达 0 份" in captured.out
    assert captured.err
