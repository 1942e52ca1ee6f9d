"""How a name stands on paper that others may see."""

import unicodedata


def mask_name(name: str) -> str:
    """Return `name` with its first character and, from three on, its last; stars between.

    张华 becomes 张*, 欧阳明华 becomes 欧**华. Marks that belong to the character before them
    (variation selectors, combining accents) are dropped, so that a star is one character.
    """
    characters = [
        character
        for character in unicodedata.normalize("NFC", name.strip())
        if unicodedata.category(character) not in {"Mn", "Cf", "Cc"}
    ]
    if len(characters) <= 1:
        return "".join(characters)
    last = characters[-1] if len(characters) >= 3 else "*"  # noqa: PLR2004  the rule itself
    return characters[0] + "*" * (len(characters) - 2) + last
