"""A slice of `make screens`: every scene in the tightest guise, one item's pages, and what it reports."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication

from kiosk.demo.driver import pause
from kiosk.services.visit import Scene
from tests.support.contrast import contrast, faint_words
from tests.ui.screens.gallery import Gallery, Guise, Render
from tests.ui.screens.pages import look_at_pages
from tests.ui.screens.sheets import write_sheets
from tests.ui.screens.tour import Tour, devices_of
from tests.ui.stage import compile_translation, furnish, opened

TIGHTEST = Guise("en", is_elder=True, size=(1280, 800))
MOST_PAGES = 6


@pytest.fixture(scope="module")
def renders(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> list[Render]:
    """Everything that was looked at in the tightest guise."""
    place = tmp_path_factory.mktemp("screens")
    compile_translation()
    hall = furnish(place / "kiosk")
    devices = devices_of(hall)
    with opened(hall, devices, TIGHTEST.size) as app:
        gallery = Gallery(app, TIGHTEST, place / "pictures")
        Tour(app, gallery, devices.reader).everywhere()  # type: ignore[arg-type]  # made so
        look_at_pages(app, "temporary-assistance", gallery, most=MOST_PAGES)
        write_sheets(gallery.renders, place / "pictures")
        assert list((place / "pictures").glob("sheet-*.png"))
        return gallery.renders


def test_nothing_is_wrong_in_the_tightest_guise(renders: list[Render]) -> None:
    assert [(render.title, fault) for render in renders for fault in render.faults] == []


def test_the_tour_and_the_pages_of_an_item_come_to_every_scene(renders: list[Render]) -> None:
    assert {scene.value for scene in Scene} - {render.scene for render in renders} == {"repeat"}


def test_a_page_is_looked_at_again_with_an_error_showing(renders: list[Render]) -> None:
    titles = {render.title for render in renders}
    assert {"temporary-assistance/01-name", "temporary-assistance/01-name-error"} <= titles


def test_black_on_white_is_the_most_contrast_there_is() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


@pytest.mark.parametrize(
    ("colour", "opacity", "is_faint"),
    [("#3D4B57", 1, False), ("#7B8B9A", 1, True), ("#14202B", 0.5, True)],
)
def test_words_that_hardly_stand_out_are_found(
    qapp: QApplication, tmp_path: Path, colour: str, opacity: float, *, is_faint: bool
) -> None:
    file = tmp_path / "Faint.qml"
    file.write_text(
        "import QtQuick\nWindow { width: 400; height: 200; visible: true\n"
        f'Text {{ text: "字"; font.pixelSize: 40; color: "{colour}"; opacity: {opacity} }} }}',
        encoding="utf-8",
    )
    engine = QQmlApplicationEngine()
    engine.load(str(file))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    pause(10)
    picture: QImage = window.grabWindow()
    found = faint_words(window, picture)
    window.close()

    assert bool(found) is is_faint
