"""What names an entry of the catalogue, made ready for searching: as letters, as words, as it sounds."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from forms.catalogue.item import LifeEvent, ServiceItem

Entry = ServiceItem | LifeEvent

FIRST, OTHER, LATER = range(3)
"""Where a sound begins: with the first name, with another name or a keyword, within one."""

_DIGITS = str.maketrans("一二两三四五六七八九", "1223456789")
_TENS = re.compile("([1-9])?十([1-9])?")
_HAN = re.compile("[\u3400-\u9fff]+")
# What many people do not tell apart by ear; written the same on both sides.
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("v", "u"))


@dataclass(frozen=True, slots=True)
class Said:
    """What names one entry: as letters, as words of English, and as it sounds.

    `sounds`: pinyin and initials of each name and keyword from each syllable on, and where that
    begins. `pieces`: the Chinese characters that stand in it, and the pairs of them.
    """

    names: tuple[str, ...]
    keywords: tuple[str, ...]
    english: tuple[str, ...]
    sounds: tuple[tuple[str, str, int], ...]
    pieces: tuple[frozenset[str], frozenset[str]]


def said_of(entry: Entry) -> Said:
    """Return what names an entry."""
    title = entry.title if isinstance(entry, ServiceItem) else entry.names
    names = dict.fromkeys(letters_of(name) for name in (entry.name.zh_CN, title.zh_CN, title.en))
    words = " ".join((title.en, entry.name.en, entry.summary.en, *entry.keywords))
    said = (*names, *map(letters_of, entry.keywords), letters_of(entry.summary.zh_CN))
    return Said(
        names=tuple(filter(None, names)),
        keywords=tuple(letters_of(word) for word in entry.keywords),
        english=tuple(re.findall("[a-z]+", words.casefold())),
        sounds=tuple(_sounds(entry.keys)),
        pieces=(pieces_of("，".join(said), 1), pieces_of("，".join(said), 2)),
    )


def letters_of(text: str) -> str:
    """Keep letters, digits and Chinese characters, small and half-width; ü as v, numbers as digits."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")
    kept = "".join(c for c in folded if c.isalnum()).translate(_DIGITS)
    return _TENS.sub(lambda tens: f"{tens[1] or 1}{tens[2] or 0}", kept)


def pieces_of(words: str, size: int) -> frozenset[str]:
    """Return all so many Chinese characters in a row."""
    runs = _HAN.findall(words)
    return frozenset(run[at : at + size] for run in runs for at in range(len(run) - size + 1))


def as_heard(spelt: str) -> str:
    """Return pinyin as it sounds to whoever mixes up n and l, z and zh, in and ing."""
    for one, other in _ALIKE:
        spelt = spelt.replace(one, other)
    return spelt


def _sounds(keys: tuple[str, ...]) -> Iterator[tuple[str, str, int]]:
    for number, key in enumerate(keys):
        syllables = key.split()
        for start in range(len(syllables)):
            rest = syllables[start:]
            place = LATER if start else OTHER if number else FIRST
            yield "".join(rest), "".join(syllable[0] for syllable in rest), place
