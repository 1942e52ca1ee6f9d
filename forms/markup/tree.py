"""What a label or hint is made of, and its words alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    r"""Words as they are; "\n" is a line break."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words to be seen first."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words to be stressed."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that stand for an address."""

    children: tuple["Inline", ...]
    address: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in a colour (a CSS name, #rgb or #rrggbb) or a font family; "" where none is named."""

    children: tuple["Inline", ...]
    color: str = ""
    font: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words; `align` is left, center, right, justify, or "" where nothing is said."""

    children: tuple["Inline", ...]
    align: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (largest) to 6."""

    level: int
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list: numbered from `start`, or with bullets where that is None."""

    items: tuple[tuple["Inline", ...], ...]
    start: int | None = None


Inline = Text | Strong | Emphasis | Link | Styled
Block = Paragraph | Heading | ItemList


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the words alone, a line for each block or item; for reading aloud, paper, search."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case ItemList(items, None):
            yield from (f"• {_words(item)}" for item in items)
        case ItemList(items, int(start)):
            yield from (f"{number}. {_words(item)}" for number, item in enumerate(items, start))
        case Paragraph(children) | Heading(_, children):
            yield _words(children)


def _words(inlines: Iterable[Inline]) -> str:
    return "".join(_words_of(inline) for inline in inlines)


def _words_of(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Link(children, address):
            words = _words(children)
            return f"{words} ({address})" if words not in {"", address} else address
        case _:
            return _words(inline.children)
