"""Settings: defaults without a file, and mistakes named."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.settings import (
    Hall,
    HallNotice,
    Settings,
    UnreadableSettingsError,
    read_settings,
)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "kiosk.toml") == Settings()


def test_what_is_set_replaces_the_default(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('idle = 60\nreader = "/dev/ttyUSB0"\nfull_screen = true\n', encoding="utf-8")

    settings = read_settings(file)

    assert (settings.idle, settings.reader, settings.full_screen) == (60.0, "/dev/ttyUSB0", True)


def test_the_hall_has_a_table_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(
        """
idle = 60
[hall]
hours = "8:30–12:00"
closed = [2026-12-28]
out_of_service = "正在修"
[[hall.notices]]
title = "停电"
text = "上午"
until = 2026-12-25
""",
        encoding="utf-8",
    )

    assert read_settings(file).hall == Hall(
        hours="8:30–12:00",
        closed=(date(2026, 12, 28),),
        out_of_service="正在修",
        notices=(HallNotice("停电", "上午", until=date(2026, 12, 25)),),
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[hall]\nhuors = '8:30'", "huors"),
        ("[hall]\nclosed = ['2026-12-28']", "closed"),
        ("[[hall.notices]]\ntitle = 1", "title"),
        ("hall = 'open'", "hall"),
        ("idel = 60", "idel"),
        ('idle = "long"', "idle"),
        ("full_screen = 1", "full_screen"),
        ("idle = ", "kiosk.toml"),
        ("time_zone = 'Asia/Nowhere'", "time_zone"),
    ],
)
def test_a_mistake_is_named_in_words(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(UnreadableSettingsError, match=named) as caught:
        read_settings(file)
    assert "kiosk.toml" in caught.value.words("zh_CN")
