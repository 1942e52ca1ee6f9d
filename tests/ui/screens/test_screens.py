"""A slice of `make screens`: every scene in the tightest guise, one item's pages, and what it reports."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication

from kiosk.demo.driver import visible_items
from kiosk.paths import QML, TRANSLATIONS
from kiosk.services.visit import Scene
from tests.support.access import not_by_keyboard, out_of_order
from tests.support.pseudo import pseudo, pseudo_translations
from tests.support.scene import faults
from tests.ui.screens.desk import each_section
from tests.ui.screens.devices import settings_of
from tests.ui.screens.finding import guides
from tests.ui.screens.gallery import Gallery, Guise
from tests.ui.screens.looking import PARTS, touring
from tests.ui.screens.pages import look_at_pages
from tests.ui.screens.sheets import write_sheets
from tests.ui.screens.tour import Tour
from tests.ui.stage import compile_translation

TIGHTEST = Guise("en", is_elder=True, size=(1280, 800))
UPRIGHT = Guise("en", is_elder=False, size=(1080, 1920))
MOST_PAGES = 6
# The desk's pages turn up in `make screens`; here each section, as it first opens.
VISITS = [part for name, part in PARTS.items() if name != "desk"]
# The guides of all items look alike.
MOST = [stop for part in VISITS for stop in part if stop is not guides]
# Words on keys as narrow as a letter's: a translator has to find short ones.
KEYS = ("Space", "Delete", "Shift", "Radical")


TOOLS = {"more_time", "tool_read", "tool_language", "tool_type", "staff"}


def reached_badly(window: QQuickWindow) -> list[str]:
    """Return what a screen reader or a keyboard meets in the wrong order, or not at all."""
    return [*out_of_order(window), *not_by_keyboard(window)]


def read_badly_from_the_right(window: QQuickWindow) -> list[str]:
    """Return what is faulty or read in the wrong order in a language from the right."""
    keys = {"strokes_", *map(pseudo, KEYS)}
    found = [fault for fault in faults(window) if not any(key in fault for key in keys)]
    return [*found, *out_of_order(window, from_right=True)]


def without_tools(window: QQuickWindow) -> list[str]:
    """Return which tools cannot be touched at once; the invitation offers no more time."""
    shown = {item.objectName(): item for item in visible_items(window.contentItem())}
    if "staff" not in shown or not shown["staff"].isEnabled():
        return []
    wanted = TOOLS - {"more_time"} if "begin" in shown else TOOLS
    return [f"no {name}" for name in sorted(wanted - shown.keys())]


def faults_of(tour: Tour) -> list[tuple[str, str]]:
    """Return what was wrong, and where."""
    return [(render.title, fault) for render in gallery_of(tour).renders for fault in render.faults]


def gallery_of(tour: Tour) -> Gallery:
    """Return who looked."""
    assert isinstance(tour.looker, Gallery)
    return tour.looker


@pytest.fixture(scope="module")
def tightest(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Tour]:
    """Somebody who went everywhere in the tightest guise, a kiosk that can speak before them."""
    place = tmp_path_factory.mktemp("screens")
    compile_translation()
    judges = (faults, reached_badly, without_tools)
    with touring(place / "hall", TIGHTEST, place / "pictures", judges) as tour:
        for part in VISITS:
            tour.go(part)
        tour.go([each_section])
        look_at_pages(tour, "temporary-assistance", most=MOST_PAGES)
        yield tour


def test_nothing_is_wrong_in_the_tightest_guise(tightest: Tour) -> None:
    assert faults_of(tightest) == []


def test_the_tour_and_the_pages_of_an_item_come_to_every_scene(tightest: Tour) -> None:
    seen = {render.scene for render in gallery_of(tightest).renders}

    assert {scene.value for scene in Scene} - seen == {"repeat"}


def test_every_page_of_the_kiosk_is_seen_on_the_tour(tightest: Tour) -> None:
    pages = {f.name for f in QML.glob("*.qml") if "\nSceneFrame {" in f.read_text(encoding="utf-8")}

    assert pages - gallery_of(tightest).parts == {"PreviewEdge.qml", "RepeatScene.qml"}


def test_a_page_is_looked_at_again_with_an_error_showing(tightest: Tour) -> None:
    titles = {render.title for render in gallery_of(tightest).renders}

    assert {"temporary-assistance/01-name", "temporary-assistance/01-name-error"} <= titles


def test_sheets_show_all_pictures(tightest: Tour, tmp_path: Path) -> None:
    gallery = gallery_of(tightest)
    assert gallery.folder is not None

    assert write_sheets(gallery.renders[:3], gallery.folder, tmp_path)


def test_upright_everything_is_read_in_order_and_reached_by_keys(
    tmp_path: Path, qapp: QApplication
) -> None:
    judges = (faults, reached_badly, without_tools)
    with touring(tmp_path / "hall", UPRIGHT, None, judges) as tour:
        tour.go(MOST)
        found = faults_of(tour)

    assert found == []


def test_a_language_from_the_right_finds_room_and_is_read_in_order(
    tmp_path: Path, qapp: QApplication
) -> None:
    folder = tmp_path / "translations"
    folder.mkdir()
    pseudo_translations(TRANSLATIONS / "kiosk_en.ts", folder)
    settings = replace(settings_of(tmp_path / "hall" / "stick"), translations=str(folder))
    try:
        with touring(
            tmp_path / "hall", TIGHTEST, None, (read_badly_from_the_right,), settings
        ) as tour:
            tour.go(MOST)
            found = faults_of(tour)
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    assert found == []
