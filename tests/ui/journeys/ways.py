"""Ways of answering: by pinyin, by letters, by hand, by touching what is offered."""

from collections.abc import Callable
from random import Random

from kiosk.demo.driver import pause
from tests.support.handwritten import handwritten
from tests.ui.journeys.hand import Finger

Way = Callable[[Finger], None]
_PAPER = 1024
_OFFERED = 8
_LOOKS = 15
_LOOK_MS = 200


def pinyin(*words: tuple[str, str]) -> Way:
    """Write words by pinyin, each chosen from the candidates."""

    def write(hand: Finger) -> None:
        for letters, word in words:
            hand.press_keys(letters)
            _pick(hand, word)
            hand.chinese += len(word)

    return write


def latin(text: str) -> Way:
    """Write with English letters and figures."""

    def write(hand: Finger) -> None:
        if hand.sees("way_latin"):
            hand.touch("way_latin")
        hand.press_keys(text)

    return write


def drawn(text: str, seed: int = 1) -> Way:
    """Write by hand, each character chosen from what was read; what is not read is written again."""

    def write(hand: Finger) -> None:
        chance = Random(seed)  # noqa: S311 - shakes a hand
        hand.touch("way_handwriting")
        for character in text:
            while not _draw(hand, character, chance):
                hand.touch("stroke_clear")
            hand.chinese += 1

    return write


def touched(*names: str) -> Way:
    """Touch these."""

    def touch(hand: Finger) -> None:
        for name in names:
            hand.touch(name)

    return touch


def _pick(hand: Finger, word: str) -> None:
    for prefix, most, way_on in (("candidate", 12, "candidates_more"), ("page_candidate", 120, "")):
        place = hand.place_of(prefix, word, most)
        if place is not None:
            hand.touch(f"{prefix}_{place}")
            return
        if way_on:
            hand.touch(way_on)
    raise LookupError(f"the keyboard does not offer {word}")


def _draw(hand: Finger, character: str, chance: Random) -> bool:
    """Draw a character and take it from what was read; False where it is not there."""
    for stroke in handwritten(character, chance):
        hand.draw("writing_paper", [(x / _PAPER, y / _PAPER) for x, y in stroke])
    for _ in range(_LOOKS):
        pause(_LOOK_MS)
        place = hand.place_of("written", character, _OFFERED)
        if place is not None:
            hand.touch(f"written_{place}")
            return True
    return False
