"""A language that nobody speaks: English, a third longer, marked at both ends, from the right."""

import re
import subprocess
import sys
from math import ceil
from pathlib import Path

from lxml import etree

FROM_THE_RIGHT = "\u200f"
_LONGER = 0.3
_FILL = " ñö"


def pseudo(text: str) -> str:
    """Return `text` as the language has it; places for numbers and addresses stay whole."""
    more = max(0, ceil(len(text) * _LONGER) - len("[]"))
    filler = (_FILL * more)[:more]
    return "\n".join(f"{FROM_THE_RIGHT}[{line}]" for line in f"{text}{filler}".split("\n"))


def pseudo_translations(english: Path, folder: Path) -> Path:
    """Compile the language into `folder`, where the kiosk looks for English.

    Args:
        english: the English .ts file.
        folder: an empty folder.
    """
    tree = etree.parse(english)
    for translation in tree.iter("translation"):
        for each in translation.findall("numerusform") or [translation]:
            if each.text and not re.fullmatch(r"\s*", each.text):
                each.text = pseudo(each.text)
    context = etree.SubElement(tree.getroot(), "context")
    etree.SubElement(context, "name").text = "QGuiApplication"
    message = etree.SubElement(context, "message")
    etree.SubElement(message, "source").text = "QT_LAYOUT_DIRECTION"
    etree.SubElement(message, "translation").text = "RTL"
    source = folder / "pseudo.ts"
    tree.write(source, encoding="utf-8", xml_declaration=True)
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    compiled = folder / "kiosk_en.qm"
    subprocess.run([tool, "-silent", source, "-qm", compiled], check=True)
    return folder
