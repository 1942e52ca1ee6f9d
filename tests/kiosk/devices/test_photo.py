import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter, ImageStat
from PIL.PngImagePlugin import PngInfo

from kiosk.devices.fitting import MOST_BYTES
from kiosk.devices.photo import MAX_BYTES, Doubt, Photo, PhotoFault
from kiosk.devices.shot import develop, shoot

ORIENTATION = 0x0112
DESCRIPTION = 0x010E


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def taken(data: bytes) -> Photo:
    shot = shoot(data, is_sheet=False)
    assert not isinstance(shot, PhotoFault)
    return develop(shot)


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


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
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
        (b"BM minutes", PhotoFault.WRONG_FORMAT),
        (b"\0\0\0\x18ftypheic\0\0\0\0", PhotoFault.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0", PhotoFault.HEIC),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", PhotoFault.WRONG_FORMAT),
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
    assert shoot(data, is_sheet=True) == fault


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_cut_file_is_damaged(kind: str) -> None:
    whole = encoded(checked(), kind)
    cut = shoot(whole[: len(whole) // 2], is_sheet=False)
    assert cut in (PhotoFault.DAMAGED, PhotoFault.NOT_AN_IMAGE)


SMALL_JPEG = encoded(checked(480, 480), quality=30)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SMALL_JPEG) - 1), st.binary(min_size=1, max_size=8))
def test_an_altered_file_is_a_photo_or_a_named_fault(place: int, bytes_: bytes) -> None:
    data = SMALL_JPEG[:place] + bytes_ + SMALL_JPEG[place + len(bytes_) :]
    shot = shoot(data, is_sheet=True)
    if not isinstance(shot, PhotoFault):
        assert opened(develop(shot).data).format == "JPEG"


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


def test_a_photo_of_any_size_travels_in_400_kilobytes(camera_photo: bytes) -> None:
    noise = Image.effect_noise((3000, 2200), 200).convert("RGB")
    for data in (camera_photo, encoded(noise, quality=95), encoded(checked(), "PNG")):
        photo = taken(data)
        assert len(photo.data) <= MOST_BYTES
        assert opened(photo.data).size == (photo.width, photo.height)


def test_a_photo_that_fits_keeps_its_pixels(camera_photo: bytes) -> None:
    assert opened(taken(encoded(checked())).data).size == (640, 480)
    assert max(opened(taken(camera_photo).data).size) >= 1600


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_held_any_way_travels_upright(orientation: int) -> None:
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
    after = opened(taken(encoded(stored, exif=exif)).data)
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
        assert b"SECRET" not in taken(data).data


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK"])
def test_pictures_of_every_kind_become_plain_colour(mode: str) -> None:
    data = encoded(checked().convert(mode), "JPEG" if mode == "CMYK" else "PNG")
    after = opened(taken(data).data)
    assert (after.format, after.mode, after.size) == ("JPEG", "RGB", (640, 480))


def test_what_is_transparent_is_white() -> None:
    after = opened(taken(encoded(Image.new("RGBA", (500, 500), (0, 0, 0, 0)), "PNG")).data)
    assert after.getpixel((250, 250)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_light() -> None:
    after = opened(taken(encoded(Image.new("I;16", (500, 500), 0x8000), "PNG")).data)
    assert after.getpixel((250, 250)) == (128, 128, 128)


def test_a_photo_does_not_show_itself() -> None:
    assert "JFIF" not in repr(taken(encoded(checked())))


# What a child process needs beside a start that opens nothing, in megabytes.
MEASURE = """
import resource, sys
from pathlib import Path
from kiosk.devices.shot import develop, shoot
shoot(Path(sys.argv[1]).read_bytes(), is_sheet=True)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
develop(shoot(Path(sys.argv[2]).read_bytes(), is_sheet=True))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_fifty_megapixels_are_opened_in_little_memory(tmp_path: Path) -> None:
    small, large = tmp_path / "small.jpg", tmp_path / "large.jpg"
    Image.new("RGB", (640, 480), "gray").save(small)
    Image.new("RGB", (8160, 6120), "gray").save(large)
    command = [sys.executable, "-c", MEASURE, str(small), str(large)]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert int(done.stdout) < 130  # whole, its pixels alone would be 150
