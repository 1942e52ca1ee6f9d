"""Characters as somebody might write them with a finger: shaky, slanted, strokes joined."""

import json
import lzma
import math
from functools import cache
from pathlib import Path
from random import Random
from statistics import fmean

Stroke = list[tuple[float, float]]

_SHARE_JOINED = 0.6


@cache
def printed() -> dict[str, list[Stroke]]:
    """Return the middle lines of 300 common characters, in a square of 1024."""
    file = Path(__file__).parent / "strokes" / "strokes.json.xz"
    return {
        character: [[(x, y) for x, y in stroke] for stroke in strokes]
        for character, strokes in json.loads(lzma.decompress(file.read_bytes())).items()
    }


def handwritten(character: str, random: Random) -> list[Stroke]:
    """Write a character: each stroke moved, turned and scaled by itself, six in ten joined."""
    strokes: list[Stroke] = []
    turn, slant = random.gauss(0, 0.05), random.gauss(0, 0.08)
    for middle in printed()[character]:
        stroke = _slanted(_shaken(middle, random), turn, slant)
        if strokes and random.random() < _SHARE_JOINED:
            strokes[-1] = [*strokes[-1], *stroke]
        else:
            strokes.append(stroke)
    return strokes


def _shaken(stroke: Stroke, random: Random) -> Stroke:
    centre = complex(*(fmean(axis) for axis in zip(*stroke, strict=True)))
    moved = centre + complex(random.gauss(0, 22), random.gauss(0, 22))
    turned = (1 + random.gauss(0, 0.07)) * _direction(random.gauss(0, 0.07))
    points = [
        moved
        + (complex(*point) - centre) * turned
        + complex(random.gauss(0, 8), random.gauss(0, 8))
        for point in stroke
    ]
    return [(point.real, point.imag) for point in points]


def _slanted(stroke: Stroke, turn: float, slant: float) -> Stroke:
    points = [complex(x + slant * (512 - y), y) * _direction(turn) for x, y in stroke]
    return [(point.real, point.imag) for point in points]


def _direction(angle: float) -> complex:
    return complex(math.cos(angle), math.sin(angle))
