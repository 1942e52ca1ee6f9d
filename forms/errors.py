"""What can be wrong with a form, as facts for the person who wrote it."""


class FormError(Exception):
    """A form, or a saved filling of one, that cannot be used.

    Args:
        fact: what is wrong, one English sentence.
        place: where, in words of the form: a bind's nodeset, a control's ref, a line.
        cure: what to do about it, one English sentence; may be left empty.
        zh: fact and cure in Chinese, for the clerk; the English fact where it is empty.
    """

    def __init__(self, fact: str, *, place: str = "", cure: str = "", zh: str = "") -> None:
        super().__init__(": ".join(part for part in (place, fact) if part))
        self.fact = fact
        self.place = place
        self.cure = cure
        self.zh = zh or fact

    def user_text(self, language: str) -> str:
        """Say place, fact and cure in one paragraph; English for "en", else Chinese."""
        if language.startswith("en"):
            return " ".join(
                part for part in (f"{self.place}:", self.fact, self.cure) if part != ":"
            )
        return f"{self.place}：{self.zh}" if self.place else self.zh
