"""Sentences are said one after the other, and a voice that fails is no error."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.devices.speech import Said, SimulatedSpeech
from kiosk.jobs import SerialJobRunner
from kiosk.services.speech import SpeechService


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[SerialJobRunner]:
    lane = SerialJobRunner("voice")
    yield lane
    lane.close()


def service(
    speech: SimulatedSpeech | None, lane: SerialJobRunner, grace: float = 3
) -> SpeechService:
    service = SpeechService(speech, lane, grace=grace)
    service.look()
    return service


def test_sentences_are_said_in_order(lane: SerialJobRunner, qtbot: QtBot) -> None:
    speech = SimulatedSpeech()
    voice = service(speech, lane)
    voice.read(["您好。", "请坐。"], "zh_CN")
    qtbot.waitUntil(lambda: not voice.is_speaking)

    assert speech.said == [Said("您好。", "zh_CN"), Said("请坐。", "zh_CN")]


def test_a_new_page_cuts_the_old_one_off(lane: SerialJobRunner, qtbot: QtBot) -> None:
    speech = SimulatedSpeech()
    voice = service(speech, lane)
    voice.read(["一", "二"], "zh_CN")
    voice.read(["three"], "en")
    qtbot.waitUntil(lambda: not voice.is_speaking)

    assert speech.said == [Said("three", "en")]


def test_a_stop_is_heard_at_once_and_nothing_follows(lane: SerialJobRunner, qtbot: QtBot) -> None:
    speech = SimulatedSpeech(milliseconds=None)
    voice = service(speech, lane)
    voice.read(["一", "二"], "zh_CN")
    qtbot.waitUntil(lambda: speech.is_sounding)
    voice.stop()

    assert (speech.is_sounding, voice.is_speaking, voice.is_there) == (False, False, True)
    assert len(speech.said) == 1


def test_a_sound_that_never_ends_is_given_up(lane: SerialJobRunner, qtbot: QtBot) -> None:
    speech = SimulatedSpeech(milliseconds=None)
    voice = service(speech, lane, grace=0.05)
    voice.read(["一", "二"], "zh_CN")
    qtbot.waitUntil(lambda: not voice.is_speaking)

    assert (voice.is_there, speech.is_sounding) == (False, False)


@pytest.mark.parametrize("fault", ["mute", "unplugged"])
def test_a_voice_that_fails_is_away_until_somebody_looks_again(
    lane: SerialJobRunner, qtbot: QtBot, fault: str
) -> None:
    speech = SimulatedSpeech()
    voice = service(speech, lane)
    speech.is_mute, speech.is_plugged = fault == "mute", fault != "unplugged"
    voice.read(["一"], "zh_CN")
    qtbot.waitUntil(lambda: not voice.is_speaking)
    away = voice.is_there
    speech.is_mute, speech.is_plugged = False, True
    voice.look()

    assert (away, voice.is_there) == (False, True)


def test_without_a_voice_nothing_is_read(lane: SerialJobRunner) -> None:
    voice = service(None, lane)
    voice.read(["一"], "zh_CN")

    assert (voice.is_there, voice.is_speaking) == (False, False)
