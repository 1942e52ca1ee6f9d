"""What a camera or a stick brought, opened once, and the photo that is made of it."""

import io
from dataclasses import dataclass, field

from PIL import Image

from kiosk.devices.fitting import fitted, jpeg
from kiosk.devices.paper import WHOLE, Corners, find_corners, straightened
from kiosk.devices.photo import Doubt, Photo, PhotoFault, doubts_of, opened
from kiosk.devices.pixels import DECODING_ERRORS, bare, decoded

# The working copy: a little more than travels, so that a sheet can be cut out of it.
_WORKING = 3200
_WORKING_QUALITY = 92
_QUARTERS = (
    None,
    Image.Transpose.ROTATE_270,
    Image.Transpose.ROTATE_180,
    Image.Transpose.ROTATE_90,
)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture as it came, upright and bounded, and how the photo is made of it.

    `corners`: the sheet in it. `turns`: quarters clockwise after that. `is_cut_off`: a sheet was
    looked for, and its four corners are not to be seen.
    """

    data: bytes = field(repr=False)
    corners: Corners = WHOLE
    turns: int = 0
    is_cut_off: bool = False


def shoot(data: bytes, *, is_sheet: bool) -> Shot | PhotoFault:
    """Open a file; `is_sheet`: a paper that lies flat, so its corners are looked for."""
    image = opened(data)
    if isinstance(image, PhotoFault):
        return image
    try:
        picture = bare(decoded(image, _WORKING))
    except DECODING_ERRORS:
        return PhotoFault.DAMAGED
    picture.thumbnail((_WORKING, _WORKING), Image.Resampling.LANCZOS)
    corners = find_corners(picture) if is_sheet else None
    return Shot(
        jpeg(picture, _WORKING_QUALITY), corners or WHOLE, is_cut_off=is_sheet and corners is None
    )


def develop(shot: Shot) -> Photo:
    """Make the photo: straight, turned, at most 400 KB. Place, time and device stay behind."""
    image = Image.open(io.BytesIO(shot.data))
    picture = straightened(image.convert("RGB"), shot.corners)
    turn = _QUARTERS[shot.turns % len(_QUARTERS)]
    if turn is not None:
        picture = picture.transpose(turn)
    doubts = doubts_of(picture)
    if shot.is_cut_off and shot.corners == WHOLE:
        doubts |= {Doubt.CUT_OFF}
    data = fitted(picture)
    width, height = Image.open(io.BytesIO(data)).size
    return Photo(data, width, height, doubts)
