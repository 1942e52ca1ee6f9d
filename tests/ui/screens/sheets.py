"""Contact sheets: the looks of one guise side by side, so that a person can see them all."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kiosk.paths import FONTS
from tests.ui.screens.gallery import Render

_COLUMNS = 6
_ROWS = 5
_HEIGHT = 300
_CAPTION = 26
_GAP = 12
_FRAME = {True: "#9B1C1C", False: "#7B8B9A"}


def write_sheets(renders: Sequence[Render], pictures: Path, folder: Path) -> list[Path]:
    """Write the sheets of one guise into `folder`; looks with faults have a red frame."""
    for old in folder.glob(f"sheet-{renders[0].guise}-*.png"):
        old.unlink()
    files = []
    for number, some in enumerate(_batches(renders), 1):
        file = folder / f"sheet-{some[0].guise}-{number:02d}.png"
        _sheet(some, pictures).quantize(96).save(file)
        files.append(file)
    return files


def _batches(renders: Sequence[Render]) -> Iterator[Sequence[Render]]:
    size = _COLUMNS * _ROWS
    for start in range(0, len(renders), size):
        yield renders[start : start + size]


def _sheet(renders: Sequence[Render], folder: Path) -> Image.Image:
    pictures = [_small(folder / render.picture) for render in renders]
    width = max(picture.width for picture in pictures) + _GAP
    height = _HEIGHT + _CAPTION + _GAP
    rows = -(-len(renders) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * width + _GAP, rows * height + _GAP), "#FFFFFF")
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(FONTS / "NotoSansSC_400Regular.ttf", 16)
    for place, (render, picture) in enumerate(zip(renders, pictures, strict=True)):
        x, y = _GAP + place % _COLUMNS * width, _GAP + place // _COLUMNS * height
        colour = _FRAME[bool(render.faults)]
        title = render.title
        while pen.textlength(title, font) > picture.width:
            title = title[1:]
        pen.text((x, y), title, colour, font)
        sheet.paste(picture, (x, y + _CAPTION))
        box = (x - 2, y + _CAPTION - 2, x + picture.width + 1, y + _CAPTION + picture.height + 1)
        pen.rectangle(box, outline=colour, width=2)
    return sheet


def _small(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        picture.draft("RGB", (picture.width * _HEIGHT // picture.height, _HEIGHT))
        return picture.resize((picture.width * _HEIGHT // picture.height, _HEIGHT)).convert("RGB")
