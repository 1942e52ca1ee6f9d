"""Pages are read aloud when a resident wants it: the words of the page, and never an answer."""

import ast
from pathlib import Path

import pytest
from lxml import etree

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver, pause
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.speech import SimulatedSpeech
from kiosk.paths import FONTS, TRANSLATIONS
from kiosk.services.visit import Scene
from kiosk.viewmodels import aloud
from kiosk.viewmodels.aloud import sentences
from tests.kiosk.qml.conftest import Open
from tests.kiosk.qml.test_filing_by_hand import CIRCLE, ID_NUMBER, Resident

SERVICE = "elderly-allowance"


def chinese(text: str) -> bool:
    return any("一" <= character <= "鿿" for character in text)


class Listener:
    """Somebody who touches 朗读 and hears the page to its end."""

    def __init__(self, app: KioskApp, speech: SimulatedSpeech) -> None:
        self.app = app
        self.speech = speech
        self.hand = Driver(app.window)

    def hear(self) -> list[str]:
        """Touch 朗读 and return the sentences."""
        self.speech.said.clear()
        self.hand.touch("tool_read")
        return self.heard()

    def heard(self) -> list[str]:
        """Return what was said since, once it is over."""
        self.hand.wait_until(lambda: not self.app.speech.is_speaking, "silence")
        return [said.sentence for said in self.speech.said]


@pytest.fixture
def speech() -> SimulatedSpeech:
    return SimulatedSpeech()


@pytest.fixture
def listener(open_kiosk: Open, speech: SimulatedSpeech) -> Listener:
    return Listener(open_kiosk(speech=speech), speech)


def test_a_kiosk_without_a_voice_offers_no_reading(hand: Driver) -> None:
    hand.find("begin")

    assert not hand.sees("tool_read")


def test_a_loudspeaker_that_is_plugged_in_later_is_found(listener: Listener) -> None:
    listener.speech.is_plugged = False
    listener.app.speech.look()
    before = listener.hand.sees("tool_read")
    listener.speech.is_plugged = True
    listener.hand.touch("begin")
    listener.hand.touch("leave")
    listener.hand.settle()

    assert (before, listener.hand.sees("tool_read")) == (False, True)


def test_a_loudspeaker_that_is_pulled_out_takes_the_tool_away(listener: Listener) -> None:
    listener.speech.is_plugged = False
    listener.hand.touch("tool_read")
    listener.hand.wait_until(lambda: not listener.hand.sees("tool_read"), "the tool to go")

    assert listener.speech.said == []


def test_a_touch_reads_the_page_in_the_language_shown(listener: Listener) -> None:
    chinese = listener.hear()
    listener.hand.touch("tool_language")
    english = listener.hear()

    assert chinese[0] == "您好，来办事吗？"
    assert english[0] == "Hello, what can we do for you?"
    assert {said.language for said in listener.speech.said} == {"en"}


def test_a_second_touch_is_silence_at_once(open_kiosk: Open) -> None:
    speech = SimulatedSpeech(milliseconds=None)
    app = open_kiosk(speech=speech)
    hand = Driver(app.window)
    hand.touch("tool_read")
    hand.wait_until(lambda: speech.is_sounding, "a voice")
    words = hand.text_of("tool_read")
    hand.touch("tool_read")

    assert words == "停止"
    assert not speech.is_sounding
    assert not app.visit.visit.is_read_aloud


def test_another_scene_stops_the_voice(open_kiosk: Open) -> None:
    speech = SimulatedSpeech(milliseconds=None)
    hand = Driver(open_kiosk(speech=speech).window)
    hand.touch("tool_read")
    hand.wait_until(lambda: speech.is_sounding, "a voice")
    hand.touch("begin")

    assert not speech.is_sounding
    assert len(speech.said) == 1


def test_large_type_reads_each_new_page_once_for_those_who_asked(listener: Listener) -> None:
    listener.hand.touch("tool_type")
    listener.hear()
    listener.speech.said.clear()
    listener.hand.touch("begin")
    listener.hand.settle()
    home = listener.heard()
    listener.hand.settle()

    assert home[0] == "您好，今天想办什么事？"
    assert listener.heard() == home


@pytest.mark.parametrize("type_size", ["normal", "large"])
def test_nothing_is_read_unasked(listener: Listener, type_size: str) -> None:
    if type_size == "large":
        listener.hand.touch("tool_type")
    listener.hand.touch("begin")
    listener.hand.settle()

    assert listener.heard() == []


def test_the_next_resident_is_not_read_to(listener: Listener) -> None:
    listener.hand.touch("tool_type")
    listener.hear()
    listener.hand.touch("begin")
    listener.heard()
    listener.hand.touch("leave")
    listener.hand.settle()
    listener.speech.said.clear()
    listener.hand.touch("tool_type")
    listener.hand.touch("begin")
    listener.hand.settle()

    assert listener.heard() == []


BEFORE = {
    "zh_CN": (
        ("topic_elderly", "高龄津贴申请"),
        (f"service_{SERVICE}", "谁能办"),
        ("details", "办事依据"),
        ("start", "要用什么"),
        ("agree", "是哪几样"),
        ("agree", "和身份证上的姓名一样"),
        ("next", "公民身份号码，十八位，最后一位可能是字母 X"),
    ),
    "en": (
        ("topic_elderly", "Old-age allowance"),
        (f"service_{SERVICE}", "Who can apply"),
        ("details", "Legal basis"),
        ("start", "What we use"),
        ("agree", "What that is"),
        ("agree", "As on your ID card"),
        ("next", "18 characters; the last may be the letter X"),
    ),
}


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_page_before_the_form_is_read(listener: Listener, language: str) -> None:
    if language == "en":
        listener.hand.touch("tool_language")
    listener.hand.touch("begin")
    missing = []
    for touched, sentence in BEFORE[language]:
        if touched == "next":
            listener.app.scenes.identity.setName("示范居民")
        listener.hand.touch(touched)
        listener.hand.settle()
        heard = listener.hear()
        if sentence not in heard:
            missing.append((touched, sentence, heard))

    assert missing == []
    if language == "en":
        assert [said.sentence for said in listener.speech.said if chinese(said.sentence)] == []


def test_every_fixed_word_that_is_read_stands_on_a_scene() -> None:
    shown = {
        str(message.findtext("source"))
        for message in etree.parse(TRANSLATIONS / "kiosk_en.ts").iter("message")
    }
    read = {
        str(node.value)
        for file in Path(aloud.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and chinese(str(node.value))
    }

    assert len(read) > 60
    assert read - shown == {"您填的内容"}


def test_a_card_is_asked_for_and_a_window_is_told(listener: Listener) -> None:
    hand = listener.hand
    for name in ("begin", "topic_elderly", f"service_{SERVICE}", "start", "decline"):
        hand.touch(name)
    window = listener.hear()

    assert window[0] == "没关系，请到窗口办"


def test_the_progress_pages_are_read_without_the_number(listener: Listener) -> None:
    listener.hand.touch("begin")
    listener.hand.touch("progress")
    listener.hand.press_pad("0001000370123456")
    first = listener.hear()
    listener.hand.touch("next")
    second = listener.hear()
    listener.hand.touch("next")
    listener.hand.find("home")
    third = listener.hear()

    assert (first[0], second[0], third[0]) == (
        "请按回执单上的号码",
        "最后四位是多少？",
        "没有找到",
    )
    assert not any("7012" in sentence for sentence in [*first, *second, *third])


def at_the_form(open_kiosk: Open, speech: SimulatedSpeech, language: str) -> Listener:
    camera = SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")
    resident = Resident(open_kiosk(camera=camera, speech=speech), "temporary-assistance")
    resident.visit.set_language(language)
    return Listener(resident.app, speech)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_page_of_the_form_is_read_and_no_answer(
    open_kiosk: Open, speech: SimulatedSpeech, language: str
) -> None:
    listener = at_the_form(open_kiosk, speech, language)
    app, visit = listener.app, listener.app.visit
    resident = Resident.__new__(Resident)
    resident.app, resident.hand, resident.visit = app, listener.hand, visit
    visit.answer("/data/lives_alone", "no")
    heard: list[str] = []
    for name in ("contact", "phone", "members", "materials/id_front"):
        resident.open(name)
        page = listener.hear()
        assert page, name
        heard += page
    resident.fill_the_rest()
    review = listener.hear()
    listener.hand.touch("next")
    signature = listener.hear()
    listener.hand.settle()
    listener.hand.draw("sign_pad", CIRCLE)
    listener.hand.touch("next")
    listener.hand.wait_until(lambda: visit.visit.scene is Scene.FILED, "the number")
    listener.hand.wait_until(lambda: app.slips.state == "printed", "the slip")
    filed = listener.hear()
    number = app.filing.state.filed

    everything = "\n".join([*heard, *review, *signature, *filed])
    assert len(review) > 10
    assert signature[0] == (
        "Please sign with your finger" if language == "en" else "请用手指签上名字"
    )
    assert filed
    assert number is not None
    assert number.slip_number not in everything.replace(" ", "")
    assert "示范居民" not in everything
    assert ID_NUMBER not in everything


def test_what_does_not_fit_is_read_by_itself_in_large_type(
    open_kiosk: Open, speech: SimulatedSpeech
) -> None:
    listener = at_the_form(open_kiosk, speech, "zh_CN")
    listener.hand.touch("tool_type")
    listener.app.visit.change("/data/phone")
    listener.hear()
    listener.hand.press_pad("138")
    speech.said.clear()
    listener.hand.touch("next")
    listener.hand.settle()

    assert "八" in listener.heard()[0]
    assert speech.said[0].sentence.startswith("还差")


def test_every_scene_has_something_to_say() -> None:
    assert set(Scene) - set(sentences._SCENES) == set()


def test_a_voice_that_fails_is_no_error(listener: Listener) -> None:
    listener.speech.is_mute = True
    listener.hand.touch("tool_read")
    listener.hand.wait_until(lambda: not listener.hand.sees("tool_read"), "the tool to go")
    listener.hand.touch("begin")
    pause(0)

    assert listener.app.visit.visit.scene is Scene.HOME
