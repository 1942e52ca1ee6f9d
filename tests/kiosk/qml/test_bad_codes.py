"""Codes that nobody wants, of another hall or forged: each answered in words."""

from uuid import UUID

import pytest

from kiosk.app import KioskApp
from sync.wire.numbers import slip_number
from tests.kiosk.qml.conftest import Open
from tests.support.rogue import SCANNER, Rogue


@pytest.fixture
def rogue(open_kiosk: Open) -> Rogue:
    return Rogue(open_kiosk(settings=SCANNER))


def test_a_code_that_is_asked_for_answers_the_question(rogue: Rogue) -> None:
    rogue.ask("code")
    rogue.scan("6901234567892")

    assert rogue.visit.filling.session.value("/data/code") == "6901234567892"
    assert rogue.hand.text_of("answer") == "6901234567892"


def test_a_code_that_nobody_wants_is_said_and_forgotten_with_the_page(rogue: Rogue) -> None:
    rogue.identify()
    rogue.scan("https://example.com/menu")
    said = rogue.words()
    rogue.visit.go_home()
    rogue.hand.settle()

    assert "这一页不用扫码" in said
    assert not rogue.hand.sees("remark")


NO_SLIPS = {
    "https://elsewhere.example/slip/{elsewhere}": ("不是这个大厅的", "another hall"),
    "{page}/slip/{wrong}": ("没有读全", "not read whole"),
    "{page}/slip/{never}#00000000000000000000000000": ("没有这份材料", "no longer keeps"),
    "{page}/slip/<script>alert(1)</script>": ("没有读全", "not read whole"),
    "javascript:alert(document.cookie)": ("不是回执单上的码", "not the code of a slip"),
    "https://example.com/?next=//evil": ("不是回执单上的码", "not the code of a slip"),
    "{page}/slip/" + "9" * 4000: ("太长", "too long"),
}


def test_a_code_that_is_no_slip_of_this_hall_is_answered_in_words(rogue: Rogue) -> None:
    rogue.hand.touch("progress")
    told = numbers_of(rogue.app) | {"page": rogue.app.office().address}
    answered: dict[str, list[bool]] = {}
    for text in NO_SLIPS:
        rogue.scan(text.format(**told))
        rogue.hand.find("headline")
        assert not rogue.hand.sees("status")
        answered[text] = []
        for language, place in (("zh_CN", 0), ("en", 1)):
            rogue.visit.set_language(language)
            rogue.hand.settle()
            answered[text].append(NO_SLIPS[text][place] in rogue.words())
        rogue.visit.set_language("zh_CN")
        rogue.hand.touch("back")

    assert answered == {text: [True, True] for text in NO_SLIPS}


def numbers_of(app: KioskApp) -> dict[str, str]:
    """Return a number that was never filed here, one of elsewhere, and one with a wrong check digit."""
    enrolment = app.store.enrolment()
    assert enrolment is not None
    never = slip_number(enrolment.answer.device, 77, UUID(int=7))
    wrong = never[:-1] + str((int(never[-1]) + 1) % 10)
    return {"never": never, "wrong": wrong, "elsewhere": slip_number("0099", 1, UUID(int=7))}
