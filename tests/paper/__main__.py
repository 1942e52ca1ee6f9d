"""`make paper`: every document as a PDF and as pictures to look at, judged; all in build/paper."""

import json
import sys
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.paths import FONTS
from printing import Fonts
from tests.paper.judge import drawn, faults_of, pictures
from tests.paper.samples import every_sample

BUILD = Path(__file__).parents[2] / "build" / "paper"
_SIZE = (350, 500)
_ACROSS = 6
_RESOLUTION = 100


def main() -> int:
    """Draw, judge, and put the pictures side by side; the exit code is 1 if something is wrong."""
    fonts = Fonts(FONTS / "NotoSansSC_400Regular.ttf", FONTS / "NotoSansSC_700Bold.ttf")
    BUILD.mkdir(parents=True, exist_ok=True)
    faults: dict[str, list[str]] = {}
    shown: dict[str, list[tuple[str, Image.Image]]] = {}
    for sample in every_sample():
        file = BUILD / f"{sample.name}.pdf"
        document = drawn(sample, fonts)
        file.write_bytes(document.pdf)
        faults[sample.name] = list(faults_of(sample, document, file))
        pages = pictures(file, _RESOLUTION)
        shown.setdefault(sample.language, []).extend((sample.name, page) for page in pages)
    for language, every_page in shown.items():
        _contact_sheet(every_page).save(BUILD / f"all-{language}.png")
    report = {name: found for name, found in faults.items() if found}
    (BUILD / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    print(f"{len(faults)} documents, {sum(map(len, report.values()))} faults: {BUILD}/report.json")  # noqa: T201
    return 1 if report else 0


def _contact_sheet(pages: list[tuple[str, Image.Image]]) -> Image.Image:
    width, height = _SIZE
    rows = -(-len(pages) // _ACROSS)
    sheet = Image.new("RGB", (_ACROSS * width, rows * height), "#7B8B9A")
    pen = ImageDraw.Draw(sheet)
    for place, (name, page) in enumerate(pages):
        x, y = place % _ACROSS * width, place // _ACROSS * height
        small = page.convert("RGB")
        small.thumbnail((width - 10, height - 24))
        sheet.paste(small, (x + 5, y + 20))
        pen.text((x + 5, y + 4), name, fill="#FFFFFF")
    return sheet


if __name__ == "__main__":
    sys.exit(main())
