"""`kiosk filing open`, as staff use it beside a resident who has the slip."""

import re
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from forms import Session
from kiosk.cli import main
from kiosk.paths import DIVISIONS, SERVICES, DataFolder
from kiosk.services.catalogue import CatalogueService, catalogue_of
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store import RecipientName, Submission, SubmissionFile
from sync.wire.slip import Slip, new_secret, slip_text

START = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
PHOTO = b"\xff\xd8 a photo"


@pytest.fixture(name="slip")
def file_an_allowance(folder: DataFolder) -> str:
    """What the QR of a filing says that was made in `folder`."""
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        filed = store.file(an_allowance(folder), recipients=["platform", "slip"])
    return slip_text("https://platform.example", Slip(filed.slip_number, filed.slip_secret))


def an_allowance(folder: DataFolder) -> Submission:
    catalogue = CatalogueService(catalogue_of(SERVICES, DIVISIONS, folder.catalogue))
    item = catalogue.catalogue.item("elderly-allowance")
    session = Session(catalogue.form(item), now=lambda: START, new_id=lambda: "0" * 32)
    name = next(
        question.ref
        for page in session.pages()
        for question in getattr(page, "questions", ())
        if question.extra.get("same") == "person.name"
    )
    session.answer(name, "示范居民")
    files = (
        SubmissionFile("front.jpg", "image/jpeg", PHOTO),
        SubmissionFile("../up.jpg", "image/jpeg", PHOTO * 2),
    )
    return Submission("filing", item.code, item.form, session.submission(), files)


def open_(folder: DataFolder, *words: str) -> int:
    return main(["filing", "open", "--data", str(folder.root), *words])


def test_the_answers_are_printed_and_nothing_is_written(
    folder: DataFolder, slip: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path for path in folder.root.parent.rglob("*") if path.is_file()}

    assert open_(folder, "--slip", slip) == 0

    lines = capsys.readouterr().out.splitlines()
    assert "elderly-allowance  2026-11-22 14:05" in lines[0]
    assert any(line.endswith("：示范居民") for line in lines)
    assert f"[image/jpeg] front.jpg  {len(PHOTO)} B" in lines
    after = {path for path in folder.root.parent.rglob("*") if path.is_file()}
    assert {path for path in after - before if path.suffix not in (".db-wal", ".db-shm")} == set()


def test_attachments_are_written_where_it_is_asked_for_and_nowhere_else(
    folder: DataFolder, slip: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    assert open_(folder, "--slip", slip, "--out", str(out)) == 0

    written = {path.name: path.read_bytes() for path in out.iterdir()}
    assert written == {"front.jpg": PHOTO, "file-2": PHOTO * 2}
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    assert open_(folder, "--slip", slip, "--out", str(out)) == 2
    assert "同名文件" in capsys.readouterr().err


def test_the_slip_of_several_filings_opens_each(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipients: list[RecipientName] = ["platform", "slip"]
    secret, out = new_secret(), tmp_path / "out"
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        given = an_allowance(folder)
        filed = store.commit_all(
            [store.prepare(given, recipients=recipients, secret=secret) for _ in range(2)]
        )
    numbers = [one.slip_number for one in filed]
    text = slip_text("https://platform.example", Slip(numbers[0], secret, (numbers[1],)))

    assert open_(folder, "--slip", text, "--out", str(out)) == 0

    told = capsys.readouterr().out
    assert [number in told for number in numbers] == [True, True]
    assert sorted(path.name for path in out.iterdir()) == sorted(numbers)
    assert (out / numbers[1] / "front.jpg").read_bytes() == PHOTO


def test_the_form_is_written_as_it_was_filled_in_for_staff_to_print(
    folder: DataFolder, slip: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "form.pdf"

    assert open_(folder, "--slip", slip, "--form", str(out)) == 0

    words = re.sub(r"\s", "", PdfReader(out).pages[0].extract_text())
    assert "高龄津贴申请表" in words
    assert "姓名示范居民" in words
    assert "补打" not in words
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert open_(folder, "--slip", slip, "--form", str(out)) == 2
    assert "同名文件" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("spoil", "zh", "en"),
    [
        (lambda slip: slip[:-1] + ("0" if slip[-1] != "0" else "1"), "打不开", "does not open"),
        (lambda slip: slip.partition("#")[0], "不带开启码", "no secret"),
        (lambda slip: slip[:-1], "不是回执单", "not the text of a slip"),
        (lambda _: "0001000371234562#00041061050R3GG28A1C60T3GF", "没有这个号码", "no such filing"),
    ],
)
def test_another_slip_is_refused_in_words(
    folder: DataFolder,
    slip: str,
    capsys: pytest.CaptureFixture[str],
    spoil: "object",
    zh: str,
    en: str,
) -> None:
    assert callable(spoil)

    assert open_(folder, "--slip", spoil(slip)) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert zh in captured.err
    assert en in captured.err
    assert slip.partition("#")[2] not in captured.err


def test_a_folder_without_a_store_is_said_to_have_none_and_gets_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["filing", "open", "--data", str(tmp_path / "none"), "--slip", "1"]) == 2

    assert "没有自助机的资料库" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
