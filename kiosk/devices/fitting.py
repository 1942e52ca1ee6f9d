"""How large a photo travels: a JPEG of at most 400 KB whose print can still be read."""

import io

from PIL import Image

MOST_BYTES = 400_000

# Measured on pages of 7 pt print under a noisy lens, read back by a recognition model: pixels are
# worth more than quality. 2000 px at quality 40 read as well as the original, 1280 px at 55 did not.
LONGEST = 2400
_SIDES = (LONGEST, 2000, 1600, 1280, 1024, 800)
_QUALITIES = (85, 70, 55, 40)


def fitted(picture: Image.Image) -> bytes:
    """Return the picture as JPEG: as many pixels as fit at quality 40, then the best quality."""
    data = b""
    for side in _SIDES:
        small = picture
        if max(picture.size) > side:
            small = picture.copy()
            small.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            data = jpeg(small, quality)
            if len(data) <= MOST_BYTES:
                return data
    return data


def jpeg(picture: Image.Image, quality: int) -> bytes:
    """Return the picture as JPEG with nothing beside its pixels."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
