"""A paper of an earlier case: held by the platform, offered after a card read, used, and found again."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.demo.platform import PlatformProcess
from kiosk.devices.card_reader.simulated import SAMPLE_CARD as CARD
from kiosk.services.person import from_card
from kiosk.services.visit import Scene
from tests.support.whole_kiosk import WAIT, file_item, fill_in, open_item, photo, sign_and_file

FIRST, SELF = "/data/materials/hukou_first", "/data/materials/hukou_self"


@pytest.fixture(name="earlier")
def have_a_case_decided(app: KioskApp, central: PlatformProcess, qtbot: QtBot) -> str:
    """The number of a decided case that was filed with the card, a household register in it."""
    file_item(app, qtbot, "temporary-assistance", from_card(CARD))
    (case,) = central.cases()
    central.ask("case", "accept", case["number"])
    central.ask("case", "decide", case["number"], "--result", "approve", "--note", "示范")
    return str(case["number"])


def test_a_paper_that_was_filed_before_need_not_be_brought_again(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot, tmp_path: Path, earlier: str
) -> None:
    visit, material = app.visit, app.scenes.material
    open_item(app, "certificate-request", from_card(CARD), may_ask_held=True)
    qtbot.waitUntil(lambda: len(visit.visit.held) > 0, timeout=WAIT)
    visit.change(FIRST)
    offered = (visit.visit.scene, material.stage, material.held[-4:])
    material.useHeld()
    used = (material.stage, set(visit.filling.earlier))
    visit.change(SELF)
    material.remove()
    taken_back = (material.stage, set(visit.filling.earlier))
    assert offered == (Scene.MATERIAL, "camera", earlier[-4:])
    assert used == ("held", {FIRST, SELF})
    assert taken_back == ("camera", {FIRST})

    fill_in(app)
    filed = sign_and_file(app, qtbot)

    (second,) = [one for one in central.cases() if one["number"] != earlier]
    shown = json.loads(central.ask("case", "show", second["number"], "--files", str(tmp_path)))
    (held,) = shown["filing"]["held"]
    assert shown["filing"]["id"] == str(filed.envelope_id)
    assert (held["case"], held["intact"], held["paper"]) == (earlier, True, "household-register:0")
    assert Path(held["path"]).read_bytes() == photo("#CCDDEE").data
    assert held["digest"] == sha256(photo("#CCDDEE").data).hexdigest()
    assert held["name"] in shown["filing"]["xml"]
    assert held["name"] not in [one["name"] for one in shown["filing"]["files"]]
    (asked,) = json.loads(central.ask("held", "questions", "--json"))
    assert (asked["questions"], asked["cases"]) == (1, 1)
