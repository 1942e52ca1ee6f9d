"""Blocks: paragraphs, headings and lists, line by line."""

import re
from collections.abc import Iterator

from forms.markup.inlines import read_inlines, read_style
from forms.markup.tree import Block, Heading, ItemList, Paragraph

_LINE_END = re.compile(r"\r\n?|(?<!\\)<br\s*/?>", re.IGNORECASE)
_ALIGNED = re.compile(r"(?<!\\)<p\b([^<>]*)>|</p\s*>", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|([0-9]{1,9})[.)])[ \t]+(\S.*)")


def parse_markup(text: str) -> tuple[Block, ...]:
    r"""Read a label or hint, in time linear in its length.

    Known are what ODK documents: `#` to `######`, `*` and `_` (twice: strong), `[words](address)`,
    `<span style="color: …; font-family: …">`, `<p style="text-align: …">`, lines that begin with
    `-`, `*`, `+`, `1.` or `1)`, line ends, `<br>`, and a backslash before any punctuation. Whatever
    is not that, other HTML included, is words.

    Source: ODK Docs, Form styling, Markdown in forms.
    """
    return tuple(_blocks(_LINE_END.sub("\n", text)))


def _blocks(text: str) -> Iterator[Block]:
    """Cut out the aligned paragraphs; an opening tag that is never closed is words."""
    begin, opening = 0, None
    for tag in _ALIGNED.finditer(text):
        if tag[1] is not None:
            opening = tag
        elif opening:
            yield from _Lines(text[begin : opening.start()]).blocks
            align = read_style(opening[1]).get("text-align", "")
            yield Paragraph(read_inlines(text[opening.end() : tag.start()].strip()), align)
            begin, opening = tag.end(), None
    yield from _Lines(text[begin:]).blocks


class _Lines:
    """Reads lines into blocks: each heading by itself, list items together, others running on."""

    def __init__(self, text: str) -> None:
        self.blocks: list[Block] = []
        self._running: list[str] = []
        self._items: list[list[str]] = []
        self._start: int | None = None
        for line in text.split("\n"):
            self._read(line)
        self._finish()

    def _read(self, line: str) -> None:
        if heading := _HEADING.fullmatch(line):
            self._finish()
            self.blocks.append(Heading(len(heading[1]), read_inlines(heading[2])))
        elif item := _ITEM.fullmatch(line):
            self._add_item(int(item[1]) if item[1] else None, item[2])
        elif not line.strip():
            self._finish()
        elif self._items and line.startswith("  "):
            self._items[-1].append(line.strip())
        else:
            if self._items:
                self._finish()
            self._running.append(line)

    def _add_item(self, number: int | None, words: str) -> None:
        if self._running or (number is None) != (self._start is None):
            self._finish()
        if not self._items:
            self._start = number
        self._items.append([words])

    def _finish(self) -> None:
        if self._running:
            self.blocks.append(Paragraph(read_inlines("\n".join(self._running))))
        if self._items:
            items = tuple(read_inlines("\n".join(lines)) for lines in self._items)
            self.blocks.append(ItemList(items, self._start))
        self._running, self._items, self._start = [], [], None
