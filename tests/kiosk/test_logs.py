"""The log that may leave the kiosk holds what happened and where, and never what somebody typed."""

import logging
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


def test_what_nobody_foresaw_stands_there_and_takes_its_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *given: course.append(given))
    with program_log(tmp_path):
        error = ValueError(SECRET)
        sys.excepthook(ValueError, error, None)

    assert len(course) == 1
    assert "CRITICAL kiosk.logs not foreseen | ValueError" in log_of(tmp_path)
    assert SECRET not in log_of(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with program_log(tmp_path / "file" / "log"):
        logging.getLogger("kiosk.jobs").warning("goes on")

    assert logging.getLogger().level == logging.WARNING
