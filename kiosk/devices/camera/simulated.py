"""A camera over a desk that exists only as pixels: for the demo and the tests."""

import io
import random
from pathlib import Path

import segno
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from kiosk.devices.camera.camera import LIVE
from kiosk.devices.camera.papers import DRAWN

PAPERS: tuple[str, ...] = tuple(DRAWN)

_SIZE = (2592, 1944)
_QUALITY = 90
_GRAIN = 14
_COVERED = "covered"
_SLIP = "slip "


class SimulatedCamera:
    """Photographs the paper that lies on the desk; the same paper and seed give the same bytes."""

    def __init__(self, font: Path, *, seed: int = 0) -> None:
        """`font` is the TrueType file that the papers are written in."""
        self._font = font
        self._seed = seed
        self._paper = PAPERS[0]
        self._taken: dict[str, bytes] = {}
        self._shown = ""

    def lay(self, paper: str) -> None:
        """Lay another paper on the desk.

        Raises:
            KeyError: `paper` is none of `PAPERS`.
        """
        DRAWN[paper]
        self._paper = paper

    def hold(self, code: str) -> None:
        """Hold a slip with the QR code of this text before the camera."""
        self._paper = f"{_SLIP}{code}"

    def cover(self) -> None:
        """Lay a hand over the lens."""
        self._paper = _COVERED

    def open(self) -> None:
        """Begin to look."""
        self._shown = ""

    def close(self) -> None:
        """Look no more."""
        self._shown = ""

    def look(self) -> QImage | None:
        """Return the desk, small; None while the same paper lies there."""
        paper = self._paper
        if paper == self._shown:
            return None
        self._shown = paper
        whole = QImage.fromData(self._photo_of(paper))
        return whole.scaled(LIVE, LIVE, Qt.AspectRatioMode.KeepAspectRatio)

    def capture(self) -> bytes:
        """Return a JPEG of 1 to 3 MB, as a document camera of five megapixels makes it."""
        return self._photo_of(self._paper)

    def _photo_of(self, paper: str) -> bytes:
        # Another paper may be laid down while this one is being drawn in its lane.
        if paper not in self._taken:
            self._taken[paper] = self._photographed(paper)
        return self._taken[paper]

    def _photographed(self, paper: str) -> bytes:
        if paper == _COVERED:
            out = io.BytesIO()
            Image.new("RGB", _SIZE, "#0A0908").save(out, "JPEG")
            return out.getvalue()
        # Not for secrets: the same seed must give the same grain.
        chance = random.Random(f"{self._seed} {paper}")  # noqa: S311
        is_slip = paper.startswith(_SLIP)
        picture = _slip(paper.removeprefix(_SLIP)) if is_slip else DRAWN[paper](self._font)
        scene = picture if picture.size == _SIZE else _on_desk(picture, chance)
        out = io.BytesIO()
        _grainy(_lit(scene), chance).save(out, "JPEG", quality=_QUALITY)
        return out.getvalue()


def _slip(code: str) -> Image.Image:
    out = io.BytesIO()
    segno.make_qr(code, error="m").save(out, kind="png", scale=10, border=4)
    return Image.open(out).convert("RGB")


def _on_desk(paper: Image.Image, chance: random.Random) -> Image.Image:
    """Lay the paper down, a little turned, with its shadow."""
    desk = _desk(chance)
    width = round(_SIZE[0] * 0.8)
    paper = paper.resize((width, round(width * paper.height / paper.width)))
    angle = chance.uniform(-2.5, 2.5)
    shape = Image.new("L", paper.size, 255).rotate(angle, Image.Resampling.BICUBIC, expand=True)
    turned = paper.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    x = (desk.width - turned.width) // 2 + chance.randint(-40, 40)
    y = (desk.height - turned.height) // 2 + chance.randint(-30, 30)
    shadow = Image.new("L", desk.size)
    shadow.paste(shape.point(lambda value: value * 0.6), (x + 14, y + 20))
    desk.paste("black", mask=shadow.filter(ImageFilter.BoxBlur(24)))
    desk.paste(turned, (x, y), shape)
    return desk


def _desk(chance: random.Random) -> Image.Image:
    desk = Image.new("RGB", _SIZE, "#57473A")
    pen = ImageDraw.Draw(desk)
    for top in range(0, _SIZE[1], 216):
        shade = chance.randint(-8, 8)
        pen.rectangle([0, top, _SIZE[0], top + 210], (92 + shade, 74 + shade, 60 + shade))
        for _ in range(14):
            y = top + chance.randint(0, 210)
            pen.line([(0, y), (_SIZE[0], y + chance.randint(-12, 12))], "#514034", 2)
    return desk


def _lit(scene: Image.Image) -> Image.Image:
    """Let the light of the hall fall off towards the corners."""
    fall = Image.radial_gradient("L").resize(_SIZE).point(lambda value: 255 - value * 0.25)
    return ImageChops.multiply(scene, Image.merge("RGB", (fall, fall, fall)))


def _grainy(scene: Image.Image, chance: random.Random) -> Image.Image:
    """Add the noise of a sensor and the softness of a lens."""
    raw = Image.frombytes("L", _SIZE, chance.randbytes(_SIZE[0] * _SIZE[1]))
    grain = raw.point(lambda value: 128 + (value - 128) * _GRAIN / 128)
    soft = scene.filter(ImageFilter.BoxBlur(1))
    return ImageChops.add(soft, Image.merge("RGB", (grain, grain, grain)), offset=-128)
