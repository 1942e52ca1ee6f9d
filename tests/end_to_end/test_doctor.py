"""The doctor beside a running kiosk and its platform: the whole way, and nothing of a visit in the bundle."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.cli import main
from kiosk.demo.plaintext import search
from kiosk.demo.platform import PlatformProcess
from kiosk.logs import program_log
from kiosk.services.doctor.finding import Finding
from kiosk.services.person import from_typing
from sync.transport.steps import STEPS
from tests.support.whole_kiosk import WAIT, fill_in, open_item, sign_and_file

ITEM = "temporary-assistance"
RESIDENT = ("示范居民", "11010519491231002X")
PIN = "481526"


def test_it_sees_the_whole_way_and_hands_out_no_word_of_a_visit(
    app: KioskApp,
    central: PlatformProcess,
    qtbot: QtBot,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    app.folder.settings.write_text("speech = false\n", encoding="utf-8")
    with program_log(app.folder.log):
        words = file_something(app, qtbot)
        well = looked_at(app, qtbot)
        central.ask("device", "revoke", app.enrolment.answer.device)
        revoked = looked_at(app, qtbot)
        told = told_by_command(app, capsys, tmp_path / "out")

    assert [well[key].colour for key in STEPS if key != "tls"] == ["green"] * 6
    assert [well[key].colour for key in ("store", "enrolment", "clock", "waiting")] == ["green"] * 4
    assert (revoked["device"].colour, revoked["answer"].colour) == ("red", "green")
    assert told["device"]["cause"]["zh"] == revoked["device"].cause[0]
    assert len(words) > 4
    assert search([tmp_path / "out", app.folder.log], words) == []


def file_something(app: KioskApp, qtbot: QtBot) -> list[str]:
    """Make a whole visit; return every word typed in it but today's date and small numbers."""
    open_item(app, ITEM, from_typing(*RESIDENT))
    fill_in(app)
    known = app.today().isoformat()
    asked = [one for one in app.visit.filling.questions() if one.control == "input"]
    typed = [one.value for one in asked if len(one.value) > 3 and one.value != known]
    filed = sign_and_file(app, qtbot)
    return [*RESIDENT, *typed, filed.slip_number]


def looked_at(app: KioskApp, qtbot: QtBot) -> dict[str, Finding]:
    """Look at everything as a technician at the desk does."""
    examining = app.place.examining
    if not app.desk.state.is_open:
        manager = app.store.staff.add("示范负责人", "manager", PIN, by=None)
        app.store.staff.add("示范技术员", "technician", PIN, by=manager.id)
        app.desk.open()
        app.desk.log_in("示范技术员", PIN)
        qtbot.waitUntil(lambda: app.desk.state.member is not None, timeout=WAIT)
    app.desk.go_to("doctor")
    assert app.desk.state.section == "doctor"
    examining.look()
    qtbot.waitUntil(lambda: not examining.state.is_busy, timeout=WAIT)
    return {one.key: one for one in examining.state.findings}


def told_by_command(
    app: KioskApp, capsys: pytest.CaptureFixture[str], out: Path
) -> dict[str, dict[str, Any]]:
    """Look at everything by the command line, and leave the support bundle in a folder."""
    out.mkdir()
    words = ["doctor", "--data", str(app.folder.root), "--json", "--bundle", str(out / "b.zip")]
    assert main(words) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    return {one["key"]: one for one in found}
