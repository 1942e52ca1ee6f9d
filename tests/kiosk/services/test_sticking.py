"""A file on a stick: new and whole, beside what is there, with every trouble in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.sticks import Sticks
from kiosk.services.sticking import Saved, SeveralSticksError, save_on_stick
from sync.store import StickFullError, StickGoneError
from sync.wire import courier
from tests.support.small_disk import fill, remount_read_only, small_disk

NAME = "日报-2026-11-22.xlsx"


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "media").mkdir()
    with small_disk(tmp_path / "media" / "KINGSTON", "1m") as folder:
        yield folder


@pytest.fixture
def sticks(tmp_path: Path) -> Sticks:
    return Sticks((tmp_path / "media",), (tmp_path,))


def test_it_lies_there_under_its_name(stick: Path, sticks: Sticks) -> None:
    assert save_on_stick(sticks, NAME, b"one") == Saved("KINGSTON", NAME)
    assert (stick / NAME).read_bytes() == b"one"


def test_a_name_that_is_taken_is_left_as_it_is_and_another_one_found(
    stick: Path, sticks: Sticks
) -> None:
    (stick / NAME).write_bytes(b"somebody's notes")

    saved = save_on_stick(sticks, NAME, b"one")
    again = save_on_stick(sticks, NAME, b"two")

    assert saved == Saved("KINGSTON", "日报-2026-11-22-2.xlsx", is_renamed=True)
    assert again.name == "日报-2026-11-22-3.xlsx"
    assert (stick / NAME).read_bytes() == b"somebody's notes"


@pytest.mark.parametrize("mark", [f".~lock.{NAME}#", f"~${NAME}"])
def test_one_that_is_open_elsewhere_is_said_to_be(stick: Path, sticks: Sticks, mark: str) -> None:
    (stick / NAME).write_bytes(b"open")
    (stick / mark).write_bytes(b"")

    assert save_on_stick(sticks, NAME, b"one").is_open


def test_a_full_stick_and_a_protected_one_are_said_to_be_and_nothing_half_stays(
    stick: Path, sticks: Sticks
) -> None:
    fill(stick / "films")
    with pytest.raises(StickFullError):
        save_on_stick(sticks, NAME, bytes(100_000))
    assert [one.name for one in stick.iterdir()] == ["films"]

    (stick / "films").unlink()
    remount_read_only(stick)
    with pytest.raises(StickFullError):
        save_on_stick(sticks, NAME, b"one")


def test_without_a_stick_nothing_lands_on_the_disk(tmp_path: Path, sticks: Sticks) -> None:
    (tmp_path / "media" / "KINGSTON").mkdir(parents=True)

    with pytest.raises(StickGoneError):
        save_on_stick(sticks, NAME, b"one")

    assert list((tmp_path / "media" / "KINGSTON").iterdir()) == []


def test_of_two_sticks_none_is_guessed(tmp_path: Path, sticks: Sticks) -> None:
    for name in ("A", "B"):
        courier.root(tmp_path / "media" / name).mkdir(parents=True)

    with pytest.raises(SeveralSticksError):
        save_on_stick(sticks, NAME, b"one")
