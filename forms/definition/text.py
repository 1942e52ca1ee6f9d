"""Texts of a form: written in place or translated, with values woven in."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.xpath import Expression


@dataclass(frozen=True, slots=True)
class Template:
    """Text written in place; an Expression among the parts is an `<output>`."""

    parts: tuple[str | Expression, ...]


@dataclass(frozen=True, slots=True)
class Translated:
    """`jr:itext(...)`: the id of a translated text, as an expression."""

    text_id: Expression


Text = Template | Translated

Forms = Mapping[str, Template]
"""A translated text by form: "" (the text itself), "guidance", "image", "long", "short"…"""

NO_TEXT = Template(())


@dataclass(frozen=True, slots=True)
class Itext:
    """All translations: language name to text id to forms; `default` is read first."""

    default: str
    translations: Mapping[str, Mapping[str, Forms]]

    def forms(self, text_id: str, language: str) -> Forms | None:
        """Return a text's forms in a language, else in the default one; None if unknown."""
        for name in (language, self.default):
            found = self.translations.get(name, {}).get(text_id)
            if found is not None:
                return found
        return None
