"""Names that no clerk can use, by touch: what is refused in words, and what is kept as it reads."""

import pytest

from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.visit import Scene
from tests.kiosk.qml.conftest import Open
from tests.support.rogue import ITEM, SCANNER, Rogue


@pytest.fixture
def rogue(open_kiosk: Open) -> Rogue:
    return Rogue(open_kiosk(settings=SCANNER))


def test_a_picture_in_a_name_is_refused_in_words(rogue: Rogue) -> None:
    rogue.identify()
    rogue.paste("示范😀")
    rogue.hand.touch("next")
    rogue.hand.settle()
    said = rogue.words()
    rogue.visit.set_language("en")
    rogue.hand.settle()

    assert "表情和别的符号请删掉" in said
    assert "letters only" in rogue.words()
    assert rogue.visit.visit.person is None


def test_a_name_asked_for_in_a_form_is_refused_in_words(rogue: Rogue) -> None:
    said = {}
    for name in ("示范😀", "مرحبا", "示范1"):
        ask_for_name(rogue)
        rogue.paste(name)
        rogue.hand.touch("next")
        rogue.hand.settle()
        said[name] = "只有汉字和字母" in rogue.words()
        rogue.visit.set_language("en")
        rogue.hand.settle()
        said[name] &= "letters only" in rogue.words()
        rogue.visit.set_language("zh_CN")

    assert said == dict.fromkeys(said, True)


def test_a_name_in_a_form_is_kept_as_it_reads(rogue: Rogue) -> None:
    ask_for_name(rogue)
    rogue.paste("\u202e示范\u200b阿卜杜拉·䶮𬭼㛃\ufeff")
    rogue.hand.touch("next")
    rogue.hand.settle()

    assert rogue.visit.filling.session.value("/data/name") == "示范阿卜杜拉·䶮𬭼㛃"


def ask_for_name(rogue: Rogue) -> None:
    catalogue = rogue.app.catalogue
    rogue.visit.try_out(catalogue.form(catalogue.catalogue.item(ITEM)))
    rogue.visit.change("/data/name")
    rogue.hand.settle()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("\u202e示范\u200b居民\ud842\x07", "示范居民"),
        ("示范阿卜杜拉·䶮𬭼㛃", "示范阿卜杜拉·䶮𬭼㛃"),
    ],
    ids=["unseen", "rare"],
)
def test_a_name_is_kept_as_it_reads(rogue: Rogue, name: str, kept: str) -> None:
    rogue.identify()
    rogue.paste(name)
    rogue.hand.touch("next")
    rogue.hand.press_pad(SAMPLE_CARD.id_number)
    rogue.hand.touch("next")
    rogue.hand.wait_until(lambda: rogue.visit.visit.scene is Scene.CODE, "the code")

    assert rogue.visit.visit.person is not None
    assert rogue.visit.visit.person.name == kept
