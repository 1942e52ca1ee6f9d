"""The main job, end to end: three visits, the platform gone for two of them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

MINUTES = 6
NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture(name="out", scope="module")
def play_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo that was played, as `make demo` plays it."""
    out = tmp_path_factory.mktemp("demo") / "demo"
    environment = {name: text for name, text in os.environ.items() if name not in NO_DISPLAY}
    played = subprocess.run(
        [Path(sys.executable).with_name("kiosk"), "demo", "--out", out],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=MINUTES * 60,
        check=False,
    )
    assert played.returncode == 0, played.stdout
    return out


@pytest.fixture(name="report")
def read_report(out: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return report


def test_both_filings_reach_the_platform_once_and_whole(report: dict[str, Any]) -> None:
    names = ("ok", "cases_at_central", "duplicates", "delivered", "whole", "receipts_verified")

    assert [report[name] for name in names] == [True, 2, 0, 2, 2, 2]


def test_the_offline_filing_is_found_again_by_its_number(report: dict[str, Any]) -> None:
    assert report["progress_shows_case_number"]


def test_no_name_number_or_phone_lies_readable_on_the_disk(report: dict[str, Any]) -> None:
    assert report["plaintext_found_on_disk"] == 0


def test_ratings_are_counted_apart(report: dict[str, Any]) -> None:
    counted = {row["item"]: [row[str(level)] for level in range(1, 6)] for row in report["ratings"]}

    assert counted == {"elderly-allowance": [0, 0, 0, 0, 1], "food-workshop": [0, 0, 0, 1, 0]}


def test_every_scene_was_seen(out: Path, report: dict[str, Any]) -> None:
    pictures = sorted((out / "screens").glob("*.png"))
    titles = " ".join(picture.stem for picture in pictures)
    scenes = (
        "attract home services guide consent window identity question repeat material review "
        "signature filed rating progress still-there farewell"
    )

    assert len(pictures) == report["screenshots"]
    assert all(scene in titles for scene in scenes.split())
    for picture in pictures:
        with Image.open(picture) as image:
            assert image.size == (1280, 800)


def test_each_slip_carries_its_number_and_only_a_masked_name(out: Path) -> None:
    slips = sorted((out / "slips").glob("*.pdf"))

    assert len(slips) == 2
    for slip in slips:
        text = PdfReader(slip).pages[0].extract_text()
        assert re.search(r"^\d{4}( \d{4}){3}$", text, re.MULTILINE)
        assert "示范居民" not in text
        assert "示范店主" not in text
