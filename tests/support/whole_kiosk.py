"""A filing at a whole kiosk, below the screen."""

import io

from PIL import Image
from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.devices.photo import Photo
from kiosk.services.person import Person, from_typing
from kiosk.services.visit import Scene
from sync.store import Filed
from tests.support.filler import Filler

WAIT = 30_000
"""Milliseconds, on a busy machine."""


def file_item(app: KioskApp, qtbot: QtBot, code: str, person: Person | None = None) -> Filed:
    """Begin a visit, fill an item in to the end, file it, and have it delivered."""
    open_item(app, code, person or from_typing("示范居民", "11010519491231002X"))
    fill_in(app)
    return sign_and_file(app, qtbot)


def open_item(app: KioskApp, code: str, person: Person, *, may_ask_held: bool = False) -> None:
    """Begin a visit and come to the form of an item."""
    visit = app.visit
    visit.begin()
    visit.choose(app.catalogue.catalogue.item(code))
    visit.start()
    visit.agree(may_ask_held=may_ask_held)
    visit.identify(person)


def fill_in(app: KioskApp) -> None:
    """Answer every question, and photograph every paper that nothing stands for yet."""
    filling = app.visit.filling
    earlier = dict(filling.earlier)
    Filler(filling.session, today=app.today()).fill()
    for question in filling.questions():
        if question.control == "upload":
            filling.set_photo(question.ref, earlier.get(question.ref) or photo("#CCDDEE"))


def sign_and_file(app: KioskApp, qtbot: QtBot) -> Filed:
    """Sign and file what is filled in, and have it delivered."""
    visit = app.visit
    while visit.visit.scene is not Scene.SIGNATURE:
        visit.next()
    visit.sign(photo("#000000").data)
    app.filing.file(visit.visit)
    qtbot.waitUntil(lambda: app.filing.state.filed is not None, timeout=WAIT)
    app.sync.cycle(force=True)
    qtbot.waitUntil(app.is_all_delivered, timeout=WAIT)
    filed = app.filing.state.filed
    assert filed is not None
    visit.end()
    return filed


def photo(colour: str) -> Photo:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(out, "JPEG")
    return Photo(out.getvalue(), 800, 600, frozenset())
