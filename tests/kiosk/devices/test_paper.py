"""The sheet in a photo is found wherever it lies; what is no sheet is not made one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from kiosk.devices.paper import WHOLE, Corners, find_corners, is_usable, ordered, straightened

DESKS = {"dark": (70, 56, 44), "white": (236, 236, 232), "green": (40, 90, 60)}
SHEETS = {"white": (250, 248, 240), "blue": (150, 190, 220)}
SIZE = (1200, 900)


def desk_with(
    corners: Corners, sheet: tuple[int, int, int], desk: tuple[int, int, int]
) -> Image.Image:
    picture = Image.new("RGB", SIZE, desk)
    pen = ImageDraw.Draw(picture)
    points = [(x * SIZE[0], y * SIZE[1]) for x, y in corners]
    pen.polygon(points, sheet)
    left, top = np.mean(points, axis=0) - 100
    for line in range(8):
        pen.rectangle([left, top + 26 * line, left + 200, top + 26 * line + 10], (25, 25, 30))
    return picture


@settings(max_examples=25, deadline=None)
@given(
    st.tuples(*[st.tuples(st.floats(-0.07, 0.07), st.floats(-0.07, 0.07))] * 4),
    st.sampled_from([("white", "dark"), ("blue", "dark"), ("white", "green"), ("blue", "white")]),
)
def test_the_four_corners_are_found(
    shifts: tuple[tuple[float, float], ...], on: tuple[str, str]
) -> None:
    ideal = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))
    there = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(ideal, shifts, strict=True)]
    one, two, three, four = there
    found = find_corners(desk_with((one, two, three, four), SHEETS[on[0]], DESKS[on[1]]))

    assert found is not None
    assert np.abs(np.array(found) - np.array(there)).max() < 0.008


@pytest.mark.parametrize(
    "corners",
    [
        ((-0.1, 0.2), (0.7, 0.2), (0.7, 0.8), (-0.1, 0.8)),
        ((0.2, 0.2), (0.8, 0.2), (0.8, 1.1), (0.2, 1.1)),
        ((-0.1, -0.1), (1.1, -0.1), (1.1, 1.1), (-0.1, 1.1)),
    ],
    ids=["over the left", "over the bottom", "larger than the picture"],
)
def test_a_sheet_that_leaves_the_picture_is_not_found(corners: Corners) -> None:
    assert find_corners(desk_with(corners, SHEETS["white"], DESKS["dark"])) is None


def test_an_empty_desk_and_a_round_thing_are_no_sheet() -> None:
    empty = Image.new("RGB", SIZE, DESKS["dark"])
    plate = empty.copy()
    ImageDraw.Draw(plate).ellipse([300, 150, 900, 750], SHEETS["white"])

    assert find_corners(empty) is None
    assert find_corners(plate) is None


def test_a_straightened_sheet_shows_only_itself() -> None:
    corners: Corners = ((0.25, 0.2), (0.8, 0.28), (0.76, 0.8), (0.18, 0.75))
    sheet = straightened(desk_with(corners, SHEETS["white"], DESKS["dark"]), corners)
    edge = np.asarray(sheet.convert("L"))[[4, -5], :]

    assert edge[:, 4:-4].min() > 230
    assert sheet.width > sheet.height


def test_the_whole_picture_stays_as_it_is() -> None:
    picture = Image.new("RGB", SIZE)

    assert straightened(picture, WHOLE) is picture


def test_corners_come_clockwise_from_the_upper_left_and_stay_inside() -> None:
    assert ordered([(1.2, 0.9), (0.1, 0.2), (0.2, 0.8), (0.9, -0.3)]) == (
        (0.1, 0.2),
        (0.9, 0.0),
        (1.0, 0.9),
        (0.2, 0.8),
    )


def test_a_folded_or_tiny_sheet_is_of_no_use() -> None:
    assert is_usable(WHOLE)
    assert not is_usable(((0.9, 0.9), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)))
    assert not is_usable(((0.5, 0.5), (0.51, 0.5), (0.51, 0.51), (0.5, 0.51)))
