"""More than any field takes, pasted or from a scanner: bounded, said in words, never a freeze."""

import pytest

from tests.kiosk.qml.conftest import Open
from tests.support.rogue import FLOOD, SCANNER, Rogue

LONGEST = {"line": 200, "lines": 500, "code": 200}
QUESTIONS = ("line", "lines", "credit", "phone", "count")


@pytest.fixture
def rogue(open_kiosk: Open) -> Rogue:
    return Rogue(open_kiosk(settings=SCANNER))


@pytest.mark.parametrize("character", ["示", "𬭼"], ids=["plain", "rare"])
def test_a_flood_of_words_fills_each_field_is_cut_and_said(rogue: Rogue, character: str) -> None:
    patience = rogue.patience()
    kept, said, took = {}, {}, []
    for name, longest in LONGEST.items():
        rogue.ask(name)
        took.append(rogue.paste(character * FLOOD))
        said[name] = f"最多写 {longest} 个字" in rogue.words()
        kept[name] = rogue.visit.filling.session.value(f"/data/{name}")
        rogue.hand.touch("remark")

    units = len(character.encode("utf-16-le")) // 2
    assert kept == {name: character * (longest // units) for name, longest in LONGEST.items()}
    assert said == dict.fromkeys(LONGEST, True)
    assert max(took) < patience
    assert not rogue.hand.sees("remark")


def test_a_search_for_a_flood_of_words_is_cut_and_said(rogue: Rogue) -> None:
    patience = rogue.patience()
    rogue.visit.set_language("en")
    rogue.hand.touch("search")
    took = rogue.paste("示" * FLOOD)
    said = rogue.words()
    rogue.hand.touch("remark")

    assert "200 characters" in said
    assert len(rogue.hand.text_of("query")) == 200
    assert took < patience


def test_a_flood_from_a_scanner_reaches_no_answer_and_is_said(rogue: Rogue) -> None:
    patience = rogue.patience()
    kept, said, took = {}, {}, []
    for name in QUESTIONS:
        rogue.ask(name)
        took.append(rogue.scan("9" * FLOOD))
        said[name] = "码太长" in rogue.words()
        kept[name] = rogue.visit.filling.session.value(f"/data/{name}")
        rogue.hand.touch("remark")

    assert kept == dict.fromkeys(QUESTIONS, "")
    assert said == dict.fromkeys(QUESTIONS, True)
    assert max(took) < patience


def test_a_flood_from_a_scanner_that_nobody_announced_is_cut_and_said(open_kiosk: Open) -> None:
    rogue = Rogue(open_kiosk())
    patience = rogue.patience()
    rogue.ask("lines")
    took = rogue.scan("9" * FLOOD)

    assert "最多写 500 个字" in rogue.words()
    assert rogue.visit.filling.session.value("/data/lines") == "9" * 500
    assert took < patience


def test_a_flood_from_a_scanner_is_said_wherever_one_is(rogue: Rogue) -> None:
    patience = rogue.patience()
    rogue.visit.set_language("en")
    said, took = {}, []
    for where in ("home", "search", "resume"):
        rogue.visit.go_home()
        rogue.hand.settle()
        if where != "home":
            rogue.hand.touch(where)
        took.append(rogue.scan("9" * FLOOD))
        said[where] = "too long" in rogue.words()
        rogue.hand.touch("remark")

    assert said == dict.fromkeys(("home", "search", "resume"), True)
    assert max(took) < patience
    assert not rogue.hand.sees("remark")


def test_a_flood_from_a_scanner_at_the_number_of_a_slip_is_answered_there(rogue: Rogue) -> None:
    patience = rogue.patience()
    rogue.hand.touch("progress")
    rogue.hand.touch("way_number")
    rogue.hand.press_pad("0001")
    took = rogue.scan("9" * FLOOD)

    assert "太长" in rogue.words()
    assert not rogue.hand.sees("remark")
    assert took < patience
