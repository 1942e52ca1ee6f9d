"""Makes resources/radicals from the Unicode Character Database (see its README.md)."""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication, QRawFont

PROPERTIES = ("kRSUnicode", "kTotalStrokes", "kTGH")

# How a radical is written inside a character where Unicode names no form of its own: strokes, form.
WRITTEN = {
    "9": ((2, "亻"),),
    "18": ((2, "刂"),),
    "26": ((2, "㔾"),),
    "47": ((3, "川"),),
    "61": ((3, "忄"), (4, "㣺")),
    "63": ((4, "户"),),
    "64": ((3, "扌"),),
    "66": ((4, "攵"),),
    "85": ((3, "氵"), (4, "氺")),
    "86": ((4, "灬"),),
    "87": ((4, "爫"),),
    "93": ((4, "牜"),),
    "94": ((3, "犭"),),
    "96": ((4, "王"),),
    "113": ((4, "礻"),),
    "122": ((5, "罒"),),
    "123": ((6, "⺶"),),
    "125": ((4, "耂"),),
    "130": ((4, "月"),),
    "140": ((3, "艹"),),
    "145": ((5, "衤"),),
    "146": ((6, "覀"),),
    "162": ((3, "辶"),),
    "163": ((2, "阝"),),
    "170": ((2, "阝"),),
    "174": ((8, "青"),),
}


class Place(NamedTuple):
    """Where a character stands in a dictionary: its radical, and how many strokes it has beside it."""

    radical: str
    rest: int


def main() -> None:
    """Read the data, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "data", type=Path, help="folder of the Unicode data: Unihan_*.txt and others"
    )
    parser.add_argument("font", type=Path, help="the font that has to show every character")
    parser.add_argument("to", type=Path, help="the table to write")
    given = parser.parse_args()
    QGuiApplication(["make_radicals", "-platform", "offscreen"])
    font = QRawFont(str(given.font), 32)
    unihan = read_unihan(given.data)
    named = read_radicals(given.data / "CJKRadicals.txt")
    has = placed(unihan, font)
    with_characters = {place.radical for place in has}
    forms: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for strokes, form, radical in forms_of(named, unihan):
        if radical in with_characters and font.supportsCharacter(ord(form)):
            forms[strokes, form].append(radical)
    lines = [
        f"form\t{' '.join(dict.fromkeys(forms[one]))}\t{one[0]}\t{one[1]}" for one in sorted(forms)
    ]
    lines += [
        f"has\t{place.radical}\t{place.rest}\t{has[place]}" for place in sorted(has, key=order)
    ]
    given.to.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_unihan(folder: Path) -> dict[str, dict[str, str]]:
    """Return the properties that are needed, by name and character."""
    found: dict[str, dict[str, str]] = {name: {} for name in PROPERTIES}
    for file in folder.glob("Unihan_*.txt"):
        for line in file.read_text(encoding="utf-8").splitlines():
            code, _, rest = line.partition("\t")
            name, _, value = rest.partition("\t")
            if name in found and not line.startswith("#"):
                found[name][chr(int(code.removeprefix("U+"), 16))] = value
    return found


def read_radicals(file: Path) -> dict[str, str]:
    """Return the ideograph of each radical, 1 to 214 and, with an apostrophe, the simplified ones."""
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = (re.split(r";\s*", line) for line in lines if line and not line.startswith("#"))
    return {number: chr(int(ideograph, 16)) for number, _, ideograph in rows}


def forms_of(
    named: Mapping[str, str], unihan: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[int, str, str]]:
    """Yield every form of every radical, after the number of its strokes."""
    for radical, ideograph in named.items():
        yield int(unihan["kTotalStrokes"][ideograph].split()[0]), ideograph, radical
        for strokes, form in WRITTEN.get(radical, ()):
            if form != ideograph:
                yield strokes, form, radical


def placed(unihan: Mapping[str, Mapping[str, str]], font: QRawFont) -> dict[Place, str]:
    """Return the characters at each place that the font shows: those of the common table first."""
    common = {
        character: int(value.split()[0].rpartition(":")[2])
        for character, value in unihan["kTGH"].items()
    }
    found: defaultdict[Place, set[str]] = defaultdict(set)
    for character, value in unihan["kRSUnicode"].items():
        if font.supportsCharacter(ord(character)):
            for entry in value.split():
                radical, _, rest = entry.partition(".")
                found[Place(radical, max(0, int(rest)))].add(character)
    last = len(common) + 1
    return {
        place: "".join(sorted(characters, key=lambda one: (common.get(one, last), ord(one))))
        for place, characters in found.items()
    }


def order(place: Place) -> tuple[int, str, int]:
    """Return where a place stands in the table."""
    return int(place.radical.rstrip("'")), place.radical, place.rest


if __name__ == "__main__":
    main()
