"""Finds items and events by what a person types: names, everyday words, pinyin, its initials."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

from forms.catalogue.item import LifeEvent, ServiceItem, Text

_SHORTEST_WORD_INSIDE = 2

Found = TypeVar("Found", ServiceItem, LifeEvent)


def search(items: Iterable[Found], text: str) -> tuple[Found, ...]:
    """Return the items or events that `text` names, best first; () for blank text."""
    ranked = ((rank(item, text), item) for item in items)
    found = sorted(((r, item) for r, item in ranked if r is not None), key=lambda pair: pair[0])
    return tuple(item for _, item in found)


def rank(item: ServiceItem | LifeEvent, text: str) -> int | None:
    """Say how well `text` names the item or event: 0 best, None not at all."""
    wanted = _letters(text)
    if not wanted:
        return None
    titles = [_letters(title) for title in _title(item).mapping().values()]
    keywords = [_letters(word) for word in item.keywords]
    grades = (
        any(title.startswith(wanted) for title in titles),
        wanted in keywords,
        any(wanted in title for title in titles),
        any(wanted in word or _is_inside(word, wanted) for word in keywords),
        any(spelt.startswith(wanted) for key in item.keys for spelt in _spellings(key)),
        _all_words_in(text, item),
    )
    return next((grade for grade, holds in enumerate(grades) if holds), None)


def _title(item: ServiceItem | LifeEvent) -> Text:
    return item.title if isinstance(item, ServiceItem) else item.names


def _letters(text: str) -> str:
    """Keep letters, digits and Chinese characters only, in small half-width form; ü as v."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")
    return "".join(c for c in folded if c.isalnum())


def _is_inside(word: str, wanted: str) -> bool:
    return len(word) >= _SHORTEST_WORD_INSIDE and word in wanted


def _spellings(key: str) -> Iterator[str]:
    """Give the pinyin and the initials of a key from each of its syllables on."""
    syllables = key.split()
    for start in range(len(syllables)):
        yield "".join(syllables[start:])
        yield "".join(syllable[0] for syllable in syllables[start:])


def _all_words_in(text: str, item: ServiceItem | LifeEvent) -> bool:
    """Tell whether each English word typed begins a word of the title, keywords or summary."""
    summary = item.summary if isinstance(item, ServiceItem) else item.words
    said = " ".join((_title(item).en, summary.en, *item.keywords)).casefold().split()
    typed = text.casefold().split()
    return all(any(word.startswith(t) for word in said) for t in typed)
