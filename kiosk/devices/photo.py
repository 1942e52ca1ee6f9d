"""A photo of a paper: is the file one, and can it be read. Pure; needs no camera."""

import io
from dataclasses import dataclass, field

from PIL import Image, ImageFilter, ImageStat, UnidentifiedImageError

from kiosk.devices.fault import Fault
from kiosk.devices.pixels import DECODING_ERRORS

MAX_BYTES = 40_000_000
MAX_PIXELS = 52_000_000
# Only JPEG can be decoded at a fraction of its size; any other kind is held whole.
MAX_PIXELS_WHOLE = 24_000_000
LEAST_SIDE = 480
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")

# A view this large decides about light and sharpness; thresholds hold for this size.
_VIEW = 1024
_DARK = 60.0
_BLURRED = 40.0
_LAPLACIAN = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)

_OTHER_FORMATS = (b"GIF8", b"BM", b"%PDF")
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})


class PhotoFault(Fault):
    """Why bytes cannot be taken as a photo."""

    NOT_AN_IMAGE = (
        "这个文件不是照片。请选 JPG 或 PNG 格式的照片。",
        "This file is not a photo. Please choose a JPG or PNG photo.",
    )
    HEIC = (
        "苹果手机的这种照片看不了。请在手机“设置”的“相机”里，把格式改成“兼容性最佳”再拍；也可以在这里拍。",
        "The machine cannot show HEIC photos. Please take it here, or choose JPG on the phone.",
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
        "照片太大了，打不开。请换一张小一点的，或者在这里拍。",
        "The photo is too large to open. Please use a smaller one, or take it here.",
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
    CUT_OFF = (
        "没有看到四个角。没拍全的话，请放正了再拍一张。",
        "The four corners were not seen. If something is missing, please lay it straight and retake.",
    )


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG as it travels: upright, straight, without metadata. Its sides in pixels."""

    data: bytes = field(repr=False)
    width: int
    height: int
    doubts: frozenset[Doubt]


def opened(data: bytes) -> Image.Image | PhotoFault:
    """Read the head of the file, not its pixels: size is judged before anything is decoded."""
    if len(data) > MAX_BYTES:
        return PhotoFault.TOO_LARGE
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        return _unknown(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return PhotoFault.TOO_LARGE
    except DECODING_ERRORS:
        return PhotoFault.DAMAGED
    most = MAX_PIXELS if image.format == "JPEG" else MAX_PIXELS_WHOLE
    if image.width * image.height > most:
        return PhotoFault.TOO_LARGE
    return PhotoFault.TOO_SMALL if min(image.size) < LEAST_SIDE else image


def _unknown(data: bytes) -> PhotoFault:
    if data[4:8] == b"ftyp":
        return PhotoFault.HEIC if data[8:12] in _HEIC else PhotoFault.WRONG_FORMAT
    if data.startswith(_OTHER_FORMATS):
        return PhotoFault.WRONG_FORMAT
    return PhotoFault.NOT_AN_IMAGE


def doubts_of(picture: Image.Image) -> frozenset[Doubt]:
    """Look at light and at the strength of edges (the variance of the Laplacian)."""
    view = picture.convert("L")
    view.thumbnail((_VIEW, _VIEW))
    is_dark = ImageStat.Stat(view).mean[0] < _DARK
    is_blurred = ImageStat.Stat(view.filter(_LAPLACIAN)).var[0] < _BLURRED
    return frozenset(
        doubt for doubt, holds in ((Doubt.DARK, is_dark), (Doubt.BLURRED, is_blurred)) if holds
    )
