"""A photo of a paper: is it one, can it be read, and how it travels. Pure; needs no camera."""

import io
from dataclasses import dataclass, field
from typing import Any

from PIL import Image, ImageFilter, ImageStat, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

from kiosk.devices.fault import Fault
from kiosk.devices.pixels import DECODING_ERRORS, bare

MAX_BYTES = 16 * 1024 * 1024 - 16  # sealing adds 16
MAX_PIXELS = 50_000_000
LEAST_SIDE = 480
MEGABYTE = 1_000_000

# A view this large decides about light and sharpness; thresholds hold for this size.
_VIEW = 1024
_DARK = 60.0
_BLURRED = 40.0
_LAPLACIAN = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)

_OTHER_FORMATS = (b"GIF8", b"II*\0", b"MM\0*", b"BM", b"%PDF")


class PhotoFault(Fault):
    """Why bytes cannot be taken as a photo."""

    NOT_AN_IMAGE = (
        "这个文件不是照片。请选 JPG 或 PNG 格式的照片。",
        "This file is not a photo. Please choose a JPG or PNG photo.",
    )
    WRONG_FORMAT = (
        "这种格式机器看不了。请用 JPG 或 PNG 格式的照片，或者在这里重新拍。",
        "The machine cannot show this format. Please use a JPG or PNG photo, or take one here.",
    )
    DAMAGED = (
        "这张照片坏了，打不开。请换一张，或者重新拍。",
        "This photo is damaged and does not open. Please use another one, or take it again.",
    )
    TOO_LARGE = (
        "照片太大了，最大 16 MB、5000 万像素。请换一张小一点的。",
        "The photo is larger than 16 MB or 50 million pixels. Please use a smaller one.",
    )
    TOO_SMALL = (
        "照片太小，字看不清。请用原来的大图，或者在这里重新拍。",
        "The photo is too small to read. Please use the original, or take it here.",
    )


class Doubt(Fault):
    """What may be wrong with a photo: advice, never a refusal."""

    DARK = (
        "照片有点暗。看不清的话，请开灯或换个亮的地方再拍。",
        "The photo is rather dark. If it is hard to read, please take it in better light.",
    )
    BLURRED = (
        "照片可能有点糊。字看不清的话，请拿稳再拍一张。",
        "The photo may be blurred. If it is hard to read, please hold still and take it again.",
    )


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG or PNG image that was opened once, as it was taken. Its sides in pixels."""

    data: bytes = field(repr=False)
    width: int
    height: int
    doubts: frozenset[Doubt]


@dataclass(frozen=True, slots=True)
class Preparation:
    """How large a photo may travel.

    An original of at most `keep` bytes keeps its pixels and its compression: small print stays
    readable, and 1 to 3 MB is what a phone or a document camera makes. Only a larger one is
    scaled down, to `longest` pixels on its longer side.
    """

    keep: int = 3 * MEGABYTE
    longest: int = 2560
    quality: int = 88


KEEP_ORIGINALS = Preparation()
_POOREST = 40


def inspect(data: bytes) -> Photo | PhotoFault:
    """Judge what a camera or a USB stick brought. Size is judged before anything is decoded."""
    image = _opened(data)
    if isinstance(image, PhotoFault):
        return image
    width, height = image.size
    try:
        return Photo(data, width, height, _doubts(image))
    except DECODING_ERRORS:
        return PhotoFault.DAMAGED


def prepare(photo: Photo, how: Preparation = KEEP_ORIGINALS) -> bytes:
    """Return the photo as it travels: an upright JPEG without metadata.

    Place, time and device that a phone writes into its photos stay behind. The file is at most
    `how.keep` bytes, as far as a readable quality allows.
    """
    image = Image.open(io.BytesIO(photo.data))
    if len(photo.data) <= how.keep:
        kept = _encoded(bare(image), **_compression(image, how))
        if len(kept) <= how.keep:
            return kept
        image = Image.open(io.BytesIO(photo.data))
    image.draft("RGB", (how.longest, how.longest))
    small = bare(image)
    small.thumbnail((how.longest, how.longest), Image.Resampling.LANCZOS)
    quality = how.quality
    data = _encoded(small, quality=quality)
    while len(data) > how.keep and quality > _POOREST:
        quality -= 12
        data = _encoded(small, quality=quality)
    return data


def _compression(image: Image.Image, how: Preparation) -> dict[str, Any]:
    """Return how the original was compressed, so that a second time loses next to nothing."""
    if isinstance(image, JpegImageFile):
        return {"qtables": image.quantization, "subsampling": get_sampling(image)}
    return {"quality": how.quality}


def _encoded(image: Image.Image, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", optimize=True, **options)
    return out.getvalue()


def _opened(data: bytes) -> Image.Image | PhotoFault:
    """Read the head of the file, not its pixels."""
    if len(data) > MAX_BYTES:
        return PhotoFault.TOO_LARGE
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    except UnidentifiedImageError:
        return _unknown(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return PhotoFault.TOO_LARGE
    except DECODING_ERRORS:
        return PhotoFault.DAMAGED
    if image.width * image.height > MAX_PIXELS:
        return PhotoFault.TOO_LARGE
    return PhotoFault.TOO_SMALL if min(image.size) < LEAST_SIDE else image


def _unknown(data: bytes) -> PhotoFault:
    is_heic = data[4:8] == b"ftyp"
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    if is_heic or is_webp or data.startswith(_OTHER_FORMATS):
        return PhotoFault.WRONG_FORMAT
    return PhotoFault.NOT_AN_IMAGE


def _doubts(image: Image.Image) -> frozenset[Doubt]:
    """Look at light and at the strength of edges (the variance of the Laplacian)."""
    image.draft("RGB", (_VIEW, _VIEW))
    view = bare(image).convert("L")
    view.thumbnail((_VIEW, _VIEW))
    is_dark = ImageStat.Stat(view).mean[0] < _DARK
    is_blurred = ImageStat.Stat(view.filter(_LAPLACIAN)).var[0] < _BLURRED
    return frozenset(
        doubt for doubt, holds in ((Doubt.DARK, is_dark), (Doubt.BLURRED, is_blurred)) if holds
    )
