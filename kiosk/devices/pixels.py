"""Pixels without their wrapping: upright, opaque, eight bits, no metadata."""

import struct

from PIL import ExifTags, Image

# What Pillow raises for files that are cut or altered.
DECODING_ERRORS = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error)

# By the EXIF orientation: how to turn the stored picture so that it stands upright.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def decoded(image: Image.Image, longest: int) -> Image.Image:
    """Have a JPEG decoded no larger than it takes for `longest` pixels on its longer side.

    Fifty million pixels then need as little memory as twelve; other kinds are decoded whole.
    """
    share = longest / max(image.size)
    if share < 1:
        image.draft("RGB", (round(image.width * share), round(image.height * share)))
    return image


def bare(image: Image.Image) -> Image.Image:
    """Return the picture upright, in RGB, on white, with nothing beside its pixels.

    Raises:
        One of `DECODING_ERRORS`: the file is cut or altered.
    """
    turn = _TURNS.get(_orientation(image))
    if image.mode.startswith("I"):
        # Sixteen bits of grey; Pillow's own conversion would clip them to white.
        image = image.point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        picture = Image.new("RGB", clear.size, "white")
        picture.paste(clear, mask=clear.getchannel("A"))
    else:
        picture = image.convert("RGB")
    picture.info = {}
    return picture if turn is None else picture.transpose(turn)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except (*DECODING_ERRORS, TypeError):
        return 1
