"""The Markdown subset of labels and hints as a small tree: styled words, never HTML."""

from forms.markup.blocks import parse_markup
from forms.markup.inlines import escape
from forms.markup.tree import (
    Block,
    Emphasis,
    Heading,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Strong,
    Styled,
    Text,
    plain_text,
)

__all__ = [
    "Block",
    "Emphasis",
    "Heading",
    "Inline",
    "ItemList",
    "Link",
    "Paragraph",
    "Strong",
    "Styled",
    "Text",
    "escape",
    "parse_markup",
    "plain_text",
]
