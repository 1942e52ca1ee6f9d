"""Handwriting: the share of 300 common characters that is read right, strokes noisy and joined."""

import statistics
import time
from random import Random

from benchmarks.figures import Figure, figure
from kiosk.paths import HANDWRITING
from kiosk.services.handwriting import Handwriting
from tests.support.handwritten import handwritten, printed

SEED = 1
PATIENCE_MS = 150


def figures() -> list[Figure]:
    """Measure with one thread, one character after the other."""
    random = Random(SEED)  # noqa: S311 - shaky hands are no secret
    handwriting = Handwriting(HANDWRITING)
    places, times = [], []
    for character in printed():
        strokes = handwritten(character, random)
        began = time.perf_counter()
        candidates = handwriting.candidates(strokes, 10)
        times.append((time.perf_counter() - began) * 1000)
        places.append(candidates.index(character) if character in candidates else None)
    first = places.count(0) / len(places)
    shown = 1 - places.count(None) / len(places)
    every = "all 300, from fonts and shaken: an upper bound"
    return [
        figure("ui.handwriting.top1", first, every, 1, unit="share", aim=">= 0.8"),
        figure("ui.handwriting.top10", shown, every, 1, unit="share", aim=">= 0.9"),
        figure(
            "ui.handwriting.ms",
            statistics.median(times),
            "what still feels at once",
            PATIENCE_MS,
            unit="ms",
            aim="<= 1",
        ),
    ]
