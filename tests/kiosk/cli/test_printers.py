"""`kiosk printers` and `kiosk slip print`: what a technician and staff are told, and what comes out."""

from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.cli import main
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from printing.errors import FolderUnwritableError
from sync.clock import SystemClock, new_id
from sync.store import Asked
from tests.support.filings import a_submission
from tests.support.signing_desk import codes_on


@pytest.fixture
def tray(tmp_path: Path) -> Path:
    """A folder that is a printer."""
    tray = tmp_path / "tray"
    tray.mkdir()
    return tray


def file_one(folder: DataFolder) -> str:
    """File something of which the slip came out; returns its number."""
    clock = SystemClock()
    with closing(open_store(folder, Settings(), clock)) as store:
        filed = store.file(a_submission(), recipients=["platform", "slip"])
        job = new_id(clock)
        asked = Asked(job, "slip", filed.envelope_id, f"slip-{job.hex}", "sample")
        store.prints.enter(asked, clock.now())
        store.prints.settle(job, "confirmed", clock.now())
    return filed.slip_number


def test_the_printer_that_is_set_is_named_and_is_ready(
    folder: DataFolder, tray: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.settings.write_text(f'printer = "{tray.as_uri()}"\n', encoding="utf-8")

    assert main(["printers", "--data", str(folder.root)]) == 0
    assert tray.as_uri() in (said := capsys.readouterr().out)
    assert "打印机可以用" in said


def test_the_printer_that_a_manager_set_counts_before_that_of_the_file(
    folder: DataFolder, tray: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.settings.write_text('printer = "file:///nowhere"\n', encoding="utf-8")
    clock = SystemClock()
    with closing(open_store(folder, Settings(), clock)) as store:
        store.settings.set("printer", f'"{tray.as_uri()}"', by=new_id(clock))

    assert main(["printers", "--data", str(folder.root)]) == 0
    assert tray.as_uri() in capsys.readouterr().out


def test_a_printer_that_cannot_print_is_told_with_the_cure(
    folder: DataFolder, tray: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data", str(folder.root), "--printer", (tray / "none").as_uri()]
    status = main(["printers", *words])
    tested = main(["printers", "test", *words])

    assert (status, tested) == (1, 1)
    assert capsys.readouterr().err.count(FolderUnwritableError.zh) == 2


def test_an_address_that_no_printer_has_is_a_mistake_of_the_settings(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data", str(folder.root), "--printer", "lpd://user:secret@hall/a4"]

    assert main(["printers", *words]) == 2
    assert "lpd://hall/a4" in (said := capsys.readouterr().err)
    assert "secret" not in said


def test_without_a_printer_that_is_said_and_nothing_can_be_tested(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["printers", "--data", str(folder.root)]) == 1
    assert "没有设打印机" in capsys.readouterr().out
    assert main(["printers", "test", "--data", str(folder.root)]) == 2


def test_a_test_page_comes_out_also_before_the_enrolment(
    tmp_path: Path, tray: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data", str(tmp_path / "new"), "--printer", tray.as_uri()]

    assert main(["printers", "test", *words]) == 0
    assert "打好了" in capsys.readouterr().out
    assert [one.name[:5] for one in tray.iterdir()] == ["test-"]


def test_staff_print_a_slip_again_that_is_marked_and_opens_nothing(
    folder: DataFolder, tray: Path
) -> None:
    number = file_one(folder)
    words = ["--data", str(folder.root), "--printer", tray.as_uri()]

    assert main(["slip", "print", number, *words]) == 0
    (pdf,) = tray.iterdir()
    text = PdfReader(pdf).pages[0].extract_text()
    assert number in text.replace(" ", "")
    assert "补打" in text
    assert len(codes_on(pdf)) == 1
    with closing(open_store(folder, Settings(), SystemClock())) as store:
        standing = store.standings.of(number)
        assert standing is not None
        jobs = store.prints.of(standing.id)
    assert [(job.copy, job.state) for job in jobs] == [(1, "confirmed"), (2, "confirmed")]


def test_a_number_that_was_not_filed_here_is_said_to_be_so(
    folder: DataFolder, tray: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data", str(folder.root), "--printer", tray.as_uri()]

    assert main(["slip", "print", "0001000000000000", *words]) == 2
    assert "本机没有这个号码" in capsys.readouterr().err
    assert list(tray.iterdir()) == []
