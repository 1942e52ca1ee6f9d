"""Contents at the staff desk: from the platform under a member's own login, or by the resident's slip."""

import json
from typing import Any

from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.demo.platform import PlatformProcess
from kiosk.services.desk.contents import ContentsState
from kiosk.services.desk.no_contents import NoLineError, StaffBarredError
from kiosk.services.desk.opened import Contents
from kiosk.services.visit import Scene
from sync.store import CaseRow, Filed
from sync.wire.codec import decode
from sync.wire.desk import Why
from sync.wire.envelope import Envelope
from sync.wire.seal import open_envelope
from sync.wire.slip import slip_key
from tests.support.whole_kiosk import WAIT, file_item, sign_and_file

ITEM = "temporary-assistance"
PIN = "481526"


def test_staff_open_a_case_by_their_login_or_its_slip_and_correct_it_without_one(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot
) -> None:
    filed = file_item(app, qtbot, ITEM)
    member = app.store.staff.add("示范职员", "manager", PIN, by=None)
    log_in(app, qtbot)
    row = row_of(app, filed)

    called = open_(app, central, qtbot, row, "phone")
    assert (called.sheets, called.photos) == ((), {})
    lose_files(app)
    asked = open_(app, central, qtbot, row, "correct")
    assert filed.slip_secret is not None
    app.place.contents.open_by_slip(row, filed.slip_secret)
    by_slip = opened(app, qtbot)

    assert called.phones == asked.phones == by_slip.phones != ()
    (sheet,) = asked.sheets
    assert sheet.rows == by_slip.sheets[0].rows != ()
    assert all(paper.is_here for paper in sheet.papers)
    assert not any(paper.is_here for paper in by_slip.sheets[0].papers)
    assert "signature.png" in {one.name for one in sheet.filing.files if one.data}
    noted = [(one.action, one.subject, one.staff) for one in app.store.audit.list(limit=3)]
    assert noted == [
        (why, filed.slip_number, member.id) for why in ("contents", "correct", "phone")
    ]
    questions = json.loads(central.ask("desk", "questions", "--json"))
    assert [(one["why"], one["name"], one["outcome"]) for one in questions] == [
        ("correct", "示范职员", "answered"),
        ("phone", "示范职员", "answered"),
    ]
    assert asked.reopened is not None
    app.desk.close()
    assert app.place.contents.state == ContentsState()

    (case,) = central.cases()
    central.ask("case", "return", case["number"], "--note", "请补门牌号。")
    app.visit.begin()
    app.correcting.begin_with(asked.reopened, "zh_CN")
    qtbot.waitUntil(lambda: app.visit.visit.scene is Scene.REVIEW, timeout=WAIT)
    second = sign_and_file(app, qtbot)
    newest = app.store.standings.of(second.slip_number)
    assert newest is not None
    for secret in (filed.slip_secret, second.slip_secret):
        assert secret is not None
        open_envelope(decode(Envelope, newest.versions[0]), slip_key(secret))
    assert second.slip_secret not in (None, filed.slip_secret)
    assert str(second.envelope_id) in str(central.show(case["number"]))


def test_who_is_barred_or_has_no_network_is_told_so(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot
) -> None:
    filed = file_item(app, qtbot, ITEM)
    member = app.store.staff.add("示范职员", "manager", PIN, by=None)
    app.sync.cycle(force=True)
    qtbot.waitUntil(lambda: not app.store.staff.to_tell(), timeout=WAIT)
    (listed,) = json.loads(central.ask("staff", "list", "--json"))
    assert (listed["id"], listed["role"]) == (str(member.id), "manager")
    central.ask("staff", "bar", listed["id"])
    log_in(app, qtbot)

    assert isinstance(refused(app, qtbot, row_of(app, filed)), StaffBarredError)
    central.stop()
    assert isinstance(refused(app, qtbot, row_of(app, filed)), NoLineError)


def log_in(app: KioskApp, qtbot: QtBot) -> None:
    app.desk.open()
    app.desk.log_in("示范职员", PIN)
    qtbot.waitUntil(lambda: app.desk.state.member is not None, timeout=WAIT)


def row_of(app: KioskApp, filed: Filed) -> CaseRow:
    row = app.store.cases.row(filed.envelope_id)
    assert row is not None
    return row


def open_(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot, row: CaseRow, why: Why
) -> Contents:
    """Ask for a case; whoever attends at the platform answers meanwhile."""
    app.place.contents.open(row, why)

    def is_waiting() -> bool:
        listed = json.loads(central.ask("desk", "questions", "--json"))
        return any(one["outcome"] == "waiting" for one in listed)

    qtbot.waitUntil(is_waiting, timeout=WAIT)
    central.ask("desk", "attend", "--once")
    return opened(app, qtbot)


def opened(app: KioskApp, qtbot: QtBot) -> Contents:
    state: Any = app.place.contents

    def is_there() -> bool:
        assert state.state.error is None, state.state.error
        return state.state.contents is not None and not state.state.is_loading

    qtbot.waitUntil(is_there, timeout=WAIT)
    contents = state.state.contents
    assert isinstance(contents, Contents)
    return contents


def refused(app: KioskApp, qtbot: QtBot, row: CaseRow) -> Exception | None:
    app.place.contents.open(row, "contents")
    qtbot.waitUntil(lambda: app.place.contents.state.error is not None, timeout=WAIT)
    return app.place.contents.state.error


def lose_files(app: KioskApp) -> None:
    """Take the sealed files off this disk, as after their retention: the platform has them."""
    for path in app.folder.store.rglob("*"):
        if path.is_file() and len(path.name) == 64:
            path.unlink()
