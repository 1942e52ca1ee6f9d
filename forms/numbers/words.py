"""What the number rules say, in both languages, and the sentences they share."""

from typing import NamedTuple


class Words(NamedTuple):
    """One message in Chinese and in English."""

    zh: str
    en: str

    def get(self, language: str) -> str:
        """Return the English words for "en", else the Chinese ones."""
        return self.en if language == "en" else self.zh


class Kind(NamedTuple):
    """What a number is called, and how long it may be."""

    name: Words
    shortest: int
    longest: int


def wrong_length(kind: Kind, length: int) -> Words | None:
    """Say how many characters are missing or too many."""
    if length < kind.shortest:
        zh, en = f"还差 {kind.shortest - length} 位。", f"{kind.shortest - length} more to go. "
    elif length > kind.longest:
        zh, en = f"多了 {length - kind.longest} 位。", f"{length - kind.longest} too many. "
    else:
        return None
    whole_zh = whole_en = str(kind.longest)
    if kind.shortest != kind.longest:
        whole_zh = f"{kind.shortest} 到 {kind.longest}"
        whole_en = f"{kind.shortest} to {kind.longest}"
    zh += f"{kind.name.zh}一共 {whole_zh} 位，现在有 {length} 位。"
    en += f"{kind.name.en} has {whole_en} characters; there are {length} now."
    return Words(zh, en)


def only_digits(kind: Kind, text: str) -> Words | None:
    """Say where the first character stands that is not a digit from 0 to 9."""
    for place, character in enumerate(text, start=1):
        if character not in "0123456789":
            return Words(
                f"请看看第 {place} 位。{kind.name.zh}里只有数字。",
                f"Please look at character {place}. {kind.name.en} has digits only.",
            )
    return None
