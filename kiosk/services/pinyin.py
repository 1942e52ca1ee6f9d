"""The pinyin of words that come without it."""

from functools import cache


@cache
def pinyin_of(text: str) -> str:
    """Return how Chinese `text` is spoken; other letters as they are."""
    # Its dictionary takes a while to load, and only a long list without pinyin needs it.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return "".join(lazy_pinyin(text))
