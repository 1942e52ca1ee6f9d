"""Makes resources/sounds/call.wav: two soft tones, the second lower, each dying away."""

import argparse
import math
import wave
from array import array
from pathlib import Path

RATE = 22050
TONES = ((0.0, 659.26), (0.42, 523.25))
"""When each begins, in seconds, and how high it is, in hertz: e and c."""
SECONDS = 1.6
ATTACK = 0.012
DECAY = 3.6
OVERTONES = ((1, 1.0), (2, 0.22), (3, 0.06))
LOUDEST = 0.42


def main() -> None:
    """Write the sound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("to", type=Path, help="the file to write")
    given = parser.parse_args()
    samples = array("h", (round(32767 * _height(n / RATE)) for n in range(round(SECONDS * RATE))))
    with wave.open(str(given.to), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(samples.itemsize)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())


def _height(at: float) -> float:
    """Return how far the wave is from rest, `at` seconds after the start: -1 to 1."""
    closing = min((SECONDS - at) / ATTACK, 1)
    return closing * sum(_tone(at - begins, hertz) for begins, hertz in TONES if at >= begins)


def _tone(since: float, hertz: float) -> float:
    rising = min(since / ATTACK, 1)
    fading = math.exp(-DECAY * since)
    wave_form = sum(share * math.sin(math.tau * n * hertz * since) for n, share in OVERTONES)
    return LOUDEST * rising * fading * wave_form


if __name__ == "__main__":
    main()
