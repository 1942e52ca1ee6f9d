"""Words of the catalogue in the languages of the kiosk."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Words in several languages; Chinese stands in for a language that is missing."""

    zh_CN: str = ""  # noqa: N815 - the language code is the name
    en: str = ""

    def get(self, language: str) -> str:
        """Return the words in `language`, else in Chinese."""
        return (self.en if language == "en" else "") or self.zh_CN

    def mapping(self) -> dict[str, str]:
        """Return the words by language code."""
        return {"zh_CN": self.zh_CN, "en": self.en}


NO_WORDS = Text()
