import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PIL.PngImagePlugin import PngInfo

from kiosk.devices.photo import (
    MAX_BYTES,
    Doubt,
    Photo,
    PhotoFault,
    Preparation,
    inspect,
    prepare,
)

ORIENTATION = 0x0112
DESCRIPTION = 0x010E


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def taken(data: bytes) -> Photo:
    photo = inspect(data)
    assert isinstance(photo, Photo)
    return photo


def checked(width: int = 640, height: int = 480) -> Image.Image:
    """Squares with a red corner at the top left: sharp, and one sees how it is turned."""
    image = Image.new("RGB", (width, height), "white")
    for x in range(0, width, 40):
        for y in range(0, height, 40):
            if (x + y) % 80:
                image.paste("black", (x, y, x + 40, y + 40))
    image.paste("red", (0, 0, 160, 160))
    return image


def png_head(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(bytes(1000))
    chunks = (
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in (head, pixels, b"IEND")
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def is_red(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    red, green, blue = ImageStat.Stat(image.crop(box)).mean
    return red > 200 and green < 90 and blue < 90


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_clear_photo_raises_no_doubt(kind: str) -> None:
    photo = taken(encoded(checked(), kind))
    assert (photo.width, photo.height, photo.doubts) == (640, 480, frozenset())


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", PhotoFault.NOT_AN_IMAGE),
        (b"minutes of a meeting", PhotoFault.NOT_AN_IMAGE),
        (b"%PDF-1.7", PhotoFault.WRONG_FORMAT),
        (b"GIF89a", PhotoFault.WRONG_FORMAT),
        (b"\0\0\0\x18ftypheic\0\0\0\0", PhotoFault.WRONG_FORMAT),
        (b"RIFF\x24\0\0\0WEBPVP8 ", PhotoFault.WRONG_FORMAT),
        (bytes(MAX_BYTES + 1), PhotoFault.TOO_LARGE),
        (png_head(8000, 7000), PhotoFault.TOO_LARGE),
        (png_head(12_000, 9_000), PhotoFault.TOO_LARGE),
        (png_head(60_000, 60_000), PhotoFault.TOO_LARGE),
        (png_head(479, 4000), PhotoFault.TOO_SMALL),
        (png_head(640, 480), PhotoFault.DAMAGED),
    ],
    ids=lambda value: value.name if isinstance(value, PhotoFault) else repr(value[:20]),
)
def test_what_cannot_be_taken_is_named(data: bytes, fault: PhotoFault) -> None:
    assert inspect(data) == fault


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_cut_file_is_damaged(kind: str) -> None:
    whole = encoded(checked(), kind)
    assert inspect(whole[: len(whole) // 2]) == PhotoFault.DAMAGED


SMALL_JPEG = encoded(checked(480, 480), quality=30)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SMALL_JPEG) - 1), st.binary(min_size=1, max_size=8))
def test_an_altered_file_is_a_photo_or_a_named_fault(place: int, bytes_: bytes) -> None:
    data = SMALL_JPEG[:place] + bytes_ + SMALL_JPEG[place + len(bytes_) :]
    photo = inspect(data)
    if isinstance(photo, Photo):
        assert opened(prepare(photo)).format == "JPEG"


def test_a_dark_photo_is_doubted_not_refused() -> None:
    dark = checked().point(lambda value: value // 8)
    assert Doubt.DARK in taken(encoded(dark)).doubts


def test_a_blurred_photo_is_doubted_not_refused(camera_photo: bytes) -> None:
    blurred = opened(camera_photo).filter(ImageFilter.GaussianBlur(12))
    assert taken(encoded(blurred)).doubts == {Doubt.BLURRED}


def test_every_fault_and_doubt_says_what_to_do_in_both_languages() -> None:
    for fault in (*PhotoFault, *Doubt):
        assert "请" in fault.words("zh_CN")
        assert "lease" in fault.words("en")


def test_an_original_of_a_few_megabytes_keeps_its_pixels_and_nearly_its_size(
    camera_photo: bytes,
) -> None:
    data = prepare(taken(camera_photo))
    assert 0.9 < len(data) / len(camera_photo) <= 1
    before, after = opened(camera_photo), opened(data)
    assert after.size == before.size
    change = ImageStat.Stat(ImageChops.difference(before.convert("L"), after.convert("L")))
    assert change.mean[0] < 1


def test_a_larger_original_is_scaled_down_to_a_sensible_file(camera_photo: bytes) -> None:
    photo = taken(camera_photo)
    good = prepare(photo, Preparation(keep=1_000_000, longest=1600))
    poorer = prepare(photo, Preparation(keep=200_000, longest=1600))
    assert opened(good).size == opened(poorer).size == (1600, 1200)
    assert 100_000 < len(poorer) <= 200_000 < len(good) <= 1_000_000


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("keep", [3_000_000, 0])
def test_a_photo_held_any_way_travels_upright(orientation: int, keep: int) -> None:
    upright = checked(640, 480)
    inverse = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    stored = upright if inverse is None else upright.transpose(inverse)
    after = opened(prepare(taken(encoded(stored, exif=exif)), Preparation(keep=keep)))
    assert after.size == upright.size
    assert is_red(after, (20, 20, 140, 140))
    assert ORIENTATION not in after.getexif()


def test_place_time_and_device_stay_behind() -> None:
    exif = Image.Exif()
    exif[DESCRIPTION] = "SECRET exif"
    jpeg = encoded(
        checked(),
        exif=exif,
        comment=b"SECRET comment",
        xmp=b"SECRET xmp",
        icc_profile=b"SECRET icc",
    )
    notes = PngInfo()
    notes.add_text("Comment", "SECRET text")
    png = encoded(checked(), "PNG", pnginfo=notes)
    for data in (jpeg, png, jpeg + b"SECRET tail"):
        assert b"SECRET" in data
        for how in (Preparation(), Preparation(keep=0)):
            assert b"SECRET" not in prepare(taken(data), how)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK"])
def test_pictures_of_every_kind_become_plain_colour(mode: str) -> None:
    data = encoded(checked().convert(mode), "JPEG" if mode == "CMYK" else "PNG")
    after = opened(prepare(taken(data)))
    assert (after.format, after.mode, after.size) == ("JPEG", "RGB", (640, 480))


def test_what_is_transparent_is_white() -> None:
    after = opened(prepare(taken(encoded(Image.new("RGBA", (500, 500), (0, 0, 0, 0)), "PNG"))))
    assert after.getpixel((250, 250)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_light() -> None:
    after = opened(prepare(taken(encoded(Image.new("I;16", (500, 500), 0x8000), "PNG"))))
    assert after.getpixel((250, 250)) == (128, 128, 128)


def test_a_photo_does_not_show_itself() -> None:
    assert "JFIF" not in repr(taken(encoded(checked())))
