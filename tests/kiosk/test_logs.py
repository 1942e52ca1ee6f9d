"""The log that may leave the kiosk holds what happened and where, and never what somebody typed."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.logs import NAME, program_log
from sync.errors import BadSignatureError

SECRET = "11010519491231002X"


def log_of(folder: Path) -> str:
    path = folder / NAME
    return path.read_text(encoding="utf-8") if path.exists() else ""


def fail() -> None:
    raise KeyError(SECRET) from BadSignatureError(SECRET)


def test_words_and_errors_are_named_by_their_kind_only(tmp_path: Path) -> None:
    ours = logging.getLogger("kiosk.jobs")
    with program_log(tmp_path):
        ours.warning("%s waits %d s: %s", SECRET, 12, BadSignatureError(SECRET))
        try:
            fail()
        except KeyError:
            ours.exception("a job failed")

    text = log_of(tmp_path)
    assert SECRET not in text
    assert "… waits 12 s: BadSignatureError" in text
    assert "KeyError test_logs.py:" in text
    assert "| BadSignatureError" in text


def test_what_others_log_stays_out(tmp_path: Path) -> None:
    with program_log(tmp_path):
        logging.getLogger("urllib3.connection").warning(SECRET)
        logging.getLogger("kiosk.jobs").info("too light")

    assert log_of(tmp_path) == ""


@pytest.mark.parametrize("is_terminal", [True, False])
def test_words_are_for_who_sits_at_a_terminal_and_not_for_the_journal(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    is_terminal: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    with program_log(tmp_path):
        logging.getLogger("kiosk.jobs").warning("%s is gone", SECRET)
        logging.getLogger("urllib3.connection").warning("retry of %s", SECRET)

    said = capsys.readouterr().err
    assert (SECRET in said) is is_terminal
    assert ("… is gone" in said) is not is_terminal


def test_what_ends_the_program_is_told_by_its_kind_only(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kiosk.logs import program_log\n"
        "with program_log(Path(sys.argv[1])): raise ValueError(sys.argv[2])\n"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program, tmp_path, SECRET],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    for said in (ended.stderr, log_of(tmp_path)):
        assert "not foreseen | ValueError <string>:2" in said
        assert SECRET not in said


def test_a_log_that_the_disk_does_not_take_says_nothing_of_what_it_was_to_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).mkdir()
    with program_log(tmp_path):
        logging.getLogger("kiosk.jobs").warning("%s is gone", SECRET)

    said = capsys.readouterr().err
    assert "… is gone" in said
    assert SECRET not in said


def test_what_nobody_foresaw_while_it_ran_stands_there(tmp_path: Path) -> None:
    with program_log(tmp_path):
        sys.excepthook(ValueError, ValueError(SECRET), None)

    assert "CRITICAL kiosk.logs not foreseen | ValueError" in log_of(tmp_path)
    assert SECRET not in log_of(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with program_log(tmp_path / "file" / "log"):
        logging.getLogger("kiosk.jobs").warning("goes on")

    assert logging.getLogger().level == logging.WARNING
