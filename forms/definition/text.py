"""Texts of a form: written in place or translated, with values woven in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from forms.xpath import Expression


class Template(NamedTuple):
    """Text written in place; an Expression among the parts is an `<output>`."""

    parts: tuple[str | Expression, ...]

    @property
    def words(self) -> str | None:
        """The whole text where nothing is woven in; None where it has to be put together."""
        if not self.parts:
            return ""
        only = self.parts[0]
        return only if len(self.parts) == 1 and isinstance(only, str) else None


class Translated(NamedTuple):
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
