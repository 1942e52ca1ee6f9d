"""The bell that is built in: what it plays, and what it says where nothing can be heard."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices
from PySide6.QtWidgets import QApplication

from kiosk.devices.bell.chime import Chime
from kiosk.devices.speech.loudspeaker import sound_of
from kiosk.paths import CHIME


def test_the_chime_is_short_and_soft(qapp: QApplication) -> None:
    sound = sound_of(CHIME.read_bytes())
    assert sound is not None
    heights = memoryview(sound.samples).cast("h")

    assert 1 < sound.seconds < 2
    assert 0.2 < max(heights) / 32767 < 0.8
    assert abs(heights[0]) + abs(heights[-1]) < 100


def test_the_chime_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "call.wav"
    subprocess.run([sys.executable, "installer/make_sounds.py", made], check=True)

    assert made.read_bytes() == CHIME.read_bytes()


def test_without_a_loudspeaker_it_says_so(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMediaDevices, "defaultAudioOutput", QAudioDevice)
    heard: list[bool] = []
    bell = Chime(CHIME, 0.5)
    bell.ring(heard.append)
    bell.stop()

    assert heard == [False]
