"""The real voice speaks both languages into memory; where it is missing nothing breaks."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.devices.speech import Sound
from kiosk.devices.speech.espeak import EspeakSpeech
from kiosk.devices.speech.loudspeaker import sound_of

needs_program = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is a Debian package"
)


@needs_program
@pytest.mark.parametrize(
    ("sentence", "language"),
    [("您好，今天想办什么事？", "zh_CN"), ("What can we do for you?", "en")],
)
def test_both_languages_are_spoken(qapp: QApplication, sentence: str, language: str) -> None:
    sound = EspeakSpeech().voice(sentence, language)

    assert sound is not None
    assert 1 < sound.seconds < 8
    assert max(sound.samples) > 0


@needs_program
def test_words_that_look_like_options_are_spoken(qapp: QApplication) -> None:
    sound = EspeakSpeech().voice("--help -w /tmp/x", "en")

    assert sound is not None
    assert sound.seconds > 1


def test_without_the_program_there_is_no_voice(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    speech = EspeakSpeech()

    assert not speech.is_there()
    assert speech.voice("您好", "zh_CN") is None


@pytest.mark.parametrize("file", [b"", b"RIFF", b"RIFF\xff\xff\xff\x7fWAVEfmt "])
def test_what_is_no_sound_file_is_no_sound(file: bytes) -> None:
    assert sound_of(file) is None


def test_a_sound_knows_how_long_it_lasts() -> None:
    assert Sound(b"\0" * 44100, 22050).seconds == 1
