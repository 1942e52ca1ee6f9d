"""The staff desk at a store of 50,000 filings against one of 1,000, in turns: to the list, and to a name.

Both kiosks stand in one process, each with its store and its window. From a touch on the section, or from a
sign in the box, to the frame that shows the filings.
"""

import random
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from benchmarks.figures import Figure, figure
from benchmarks.ui_touch import middle_of, named, settle, touch_to_frame, until_frame
from kiosk.app import Devices, KioskApp
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from printing import mask_name
from sync.clock import new_id
from sync.store import Store, filing
from sync.wire.envelope import CHAIN_START
from tests.support.filings import a_clock, a_submission
from tests.ui.stage import furnish, opened, start_qt

SIZE = (1280, 800)
MANY, FEW = 50_000, 1_000
NAMES = 500
ROUNDS = 15
SEED = 7
PIN = "482915"
NAME = "示范负责人"
_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
)
_GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂华建国玉兰凤梅春燕红志文海福贵生荣金根德昌小雨"
)
_SOUGHT = "王李张陈"


def figures(folder: Path) -> list[Figure]:
    """Measure under `folder`."""
    _application = QGuiApplication.instance() or start_qt(folder / "qt")
    with _desk(folder / "many", MANY) as many, _desk(folder / "few", FEW) as few:
        lists, names = _times(many, few, _to_list), _times(many, few, _to_name)
    against = f"{FEW} filings in the store"
    return [
        _of("ui.desk.list", lists, against),
        _of("ui.desk.search", names, against),
    ]


def _of(name: str, times: tuple[list[float], list[float]], against: str) -> Figure:
    ours, theirs = map(statistics.median, times)
    return figure(name, ours, against, theirs, unit="ms", aim="<= 2")


def _times(
    many: KioskApp, few: KioskApp, measure: Callable[[KioskApp, int], float]
) -> tuple[list[float], list[float]]:
    """Take turns; one round goes unmeasured: it compiles the pages."""
    ours, theirs = [], []
    for turn in range(ROUNDS + 1):
        took, peer = measure(many, turn), measure(few, turn)
        if turn:
            ours.append(took)
            theirs.append(peer)
    return ours, theirs


def _to_list(app: KioskApp, _turn: int) -> float:
    """Return how long it takes from another section to the first page of all filings."""
    app.desk.go_to("audit")
    settle(app.window)
    place = middle_of(app.window, "section_cases")
    cases = app.place.cases.view_model
    return touch_to_frame(app.window, place, lambda: cases.rows.count > 0 and not cases.isBusy)


def _to_name(app: KioskApp, turn: int) -> float:
    """Return how long it takes from a sign in the box to the filings whose name may be that."""
    cases, box = app.place.cases.view_model, named(app.window, "find_box")
    box.setProperty("text", "")
    settle(app.window)
    before = cases.title

    def write() -> None:
        box.setProperty("text", _SOUGHT[turn % len(_SOUGHT)])

    return until_frame(
        app.window, write, lambda: cases.title not in ("", before) and not cases.isBusy
    )


@contextmanager
def _desk(folder: Path, count: int) -> Iterator[KioskApp]:
    """Open a kiosk with so many filings, and log in at its desk."""
    hall = furnish(folder)
    store = open_store(hall.data, Settings(), hall.clock)
    store.staff.add(NAME, "manager", PIN, by=None)
    _fill(store, count)
    store.close()
    with opened(hall, Devices(None, None), SIZE) as app:
        app.desk.open()
        app.desk.log_in(NAME, PIN)
        while app.desk.state.member is None:
            settle(app.window)
        yield app


def _fill(store: Store, count: int) -> None:
    """File so many under these names, a minute after each other, in one transaction."""
    chance, clock = random.Random(SEED), a_clock()  # noqa: S311  # to be repeatable
    sealed = [
        store.prepare(replace(a_submission(), masked_name=_name(chance)), recipients=["platform"])
        for _ in range(NAMES)
    ]
    instance = new_id(clock)
    with store._database.write() as connection:
        for seq in range(1, count + 1):
            clock.advance(timedelta(minutes=1))
            one = sealed[seq % NAMES]
            subject = replace(one.subject, id=new_id(clock))
            place = filing.Place(instance, seq, CHAIN_START)
            filing.write(connection, replace(one, subject=subject), place, clock)


def _name(chance: random.Random) -> str:
    given = "".join(chance.choices(_GIVEN, k=chance.choice((1, 2))))
    return mask_name(chance.choice(_FAMILY) + given)
