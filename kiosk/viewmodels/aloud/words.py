"""Words as the scenes have them, in the language that is shown."""

from collections.abc import Callable

Translate = Callable[[str, str, str, int], str]
"""Takes the QML file's name, the Chinese words, nothing, and a number that they count."""


class Words:
    """The fixed words of one QML file. `is_assisted`: staff sit beside whoever hears them."""

    def __init__(self, translate: Translate, context: str, *, is_assisted: bool = False) -> None:
        self._translate = translate
        self._context = context
        self._is_assisted = is_assisted

    def __call__(self, words: str, *parts: object, count: int = -1) -> str:
        """Return `words` in the language shown; `parts` stand for its %1, %2 …, `count` for its %n."""
        text = self._translate(self._context, words, "", count)
        for place, part in enumerate(parts, start=1):
            text = text.replace(f"%{place}", str(part))
        return text

    def help(self, alone: str, beside: str) -> str:
        """Return where to ask for help: of somebody alone, or beside staff."""
        return self(beside if self._is_assisted else alone)

    def of(self, context: str) -> "Words":
        """Return the words of another file."""
        return Words(self._translate, context, is_assisted=self._is_assisted)
