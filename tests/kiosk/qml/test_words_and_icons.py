"""Every word is translated, every icon is there, every colour can be read."""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QObject, QSize, QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtWidgets import QApplication

from forms.catalogue import open_catalogue
from kiosk.paths import ICONS, QML, TRANSLATIONS
from kiosk.symbols import SymbolProvider

SOURCE = TRANSLATIONS / "kiosk_en.ts"
FEWEST = 40
TEXT = 7.0
SHAPE = 3.0
TEXTS = [
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "noteSoft"),
    ("ink", "primarySoft"),
    ("ink", "dangerSoft"),
    ("ink", "toolKey"),
    ("inkSoft", "surface"),
    ("inkSoft", "ground"),
    ("inkSoft", "primarySoft"),
    ("inkSoft", "disabled"),
    ("ink", "tray"),
    ("primary", "surface"),
    ("primary", "primarySoft"),
    ("inkOnPrimary", "primary"),
    ("inkOnPrimary", "primaryPressed"),
    ("success", "surface"),
    ("success", "successSoft"),
    ("danger", "dangerSoft"),
    ("note", "noteSoft"),
    ("note", "surface"),
    ("inkOnPrimary", "rail"),
    ("inkOnPrimary", "railPressed"),
]
SHAPES = [("line", "surface"), ("line", "ground"), ("star", "surface"), ("focusOuter", "ground")]


def messages(file: Path) -> dict[tuple[str, str], etree._Element]:
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message
        for context in etree.parse(file).iter("context")
        for message in context.iter("message")
    }


def english_of(message: etree._Element) -> list[str]:
    """The translation; for a number in words its singular and plural."""
    texts = [str(text) for each in message.iter("translation") for text in each.itertext()]
    return [text for text in texts if text.strip()]


def test_every_word_of_the_scenes_is_in_the_translation(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run([tool, *sorted(QML.rglob("*.qml")), "-ts", fresh], check=True)

    assert len(messages(fresh)) > FEWEST
    assert messages(fresh).keys() == messages(SOURCE).keys()


def test_every_word_has_an_english_one() -> None:
    unfinished = [
        source
        for (_, source), message in messages(SOURCE).items()
        if not english_of(message) or message.find("translation[@type]") is not None
    ]

    assert unfinished == []


def test_english_keeps_the_places_for_numbers() -> None:
    def places(text: str) -> list[str]:
        return sorted(re.findall(r"%[\dn]", text))

    wrong = [
        source
        for (_, source), message in messages(SOURCE).items()
        for english in english_of(message)
        if places(english) != places(source)
    ]

    assert wrong == []


def named_icons() -> set[str]:
    lines = chain.from_iterable(
        file.read_text(encoding="utf-8").splitlines() for file in QML.rglob("*.qml")
    )
    return {
        name
        for line in lines
        if re.search(r"[sS]ymbol|^\s+name:", line)
        for name in re.findall(r'(?<!=== )"([a-z][a-z0-9_]+(?:-fill)?)"', line)
    }


def test_every_icon_that_a_scene_names_is_there() -> None:
    names = named_icons()

    assert len(names) > FEWEST
    assert {name for name in names if not (ICONS / f"{name}.svg").exists()} <= {"symbols"}


def test_every_icon_that_a_service_item_names_is_there(built_catalogue: Path) -> None:
    catalogue = open_catalogue(next(built_catalogue.iterdir()))
    named = {item.symbol for item in catalogue.items}
    named |= {topic.symbol for topic in catalogue.topics}
    named |= {material.symbol for item in catalogue.items for material in item.materials}

    assert {name for name in named if not (ICONS / f"{name}.svg").exists()} == set()


def test_an_icon_is_drawn_in_the_colour_and_size_asked_for() -> None:
    image = SymbolProvider(ICONS).requestImage("check_circle-fill/9b1c1c", QSize(), QSize(64, 64))
    drawn = {
        image.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if image.pixelColor(x, y).alpha() == 255
    }

    assert (image.width(), image.height()) == (64, 64)
    assert drawn == {"#9b1c1c"}


@pytest.mark.qt_log_ignore("no icon named")
def test_an_icon_that_is_not_there_is_drawn_as_a_sheet_of_paper() -> None:
    provider = SymbolProvider(ICONS)
    size = QSize(64, 64)

    unknown = provider.requestImage("no-such-icon/14202b", QSize(), size)

    assert unknown == provider.requestImage("description/14202b", QSize(), size)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast as WCAG 2.2 computes it, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture
def theme(qapp: QApplication, tmp_path: Path) -> Iterator[QObject]:
    """The colours of the scenes."""
    file = tmp_path / "Colours.qml"
    file.write_text(
        f'import QtQuick\nimport "{QML.as_uri()}"\nQtObject {{ property QtObject theme: Theme }}',
        encoding="utf-8",
    )
    engine = QQmlEngine()
    component = QQmlComponent(engine, QUrl.fromLocalFile(str(file)))
    holder = component.create()
    theme = holder.property("theme")
    assert isinstance(theme, QObject)
    yield theme
    del holder, component, engine


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize(
    ("over", "under", "least"),
    [*((*pair, TEXT) for pair in TEXTS), *((*pair, SHAPE) for pair in SHAPES)],
)
def test_what_is_drawn_stands_out_from_its_ground(
    theme: QObject, over: str, under: str, least: float, *, elder: bool
) -> None:
    theme.setProperty("elder", elder)

    assert contrast(theme.property(over), theme.property(under)) >= least


def test_every_text_says_whether_it_is_styled() -> None:
    """Without a format Qt guesses, and what a resident or an author writes could be read as HTML."""
    silent, seen = [], 0
    for file in QML.rglob("*.qml"):
        for block in re.findall(
            r"^( *)(?:\w+: )?Text \{\n(.*?)^\1\}",
            file.read_text(encoding="utf-8"),
            re.MULTILINE | re.DOTALL,
        ):
            seen += 1
            if f"\n{block[0]}    textFormat:" not in f"\n{block[1]}":
                silent.append(f"{file.name}: {block[1].strip()[:40]}")

    assert seen > FEWEST
    assert silent == []
