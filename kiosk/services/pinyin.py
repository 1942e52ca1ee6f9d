"""The pinyin of words that come without it."""


def pinyin_of(text: str) -> str:
    """Return how Chinese `text` is spoken; other letters as they are.

    It may be what a person typed: nothing of it is kept. The first call loads a dictionary, which
    takes some 0.3 s: any thread may make it.
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return "".join(lazy_pinyin(text))
