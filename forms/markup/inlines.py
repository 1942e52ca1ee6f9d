"""Running words: strong, stressed, coloured, linked."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from forms.markup.tree import Emphasis, Inline, Link, Strong, Styled, Text

_DEEPEST = 16
_LONGEST_RUN = 3
_PUNCTUATION = r"[!-/:-@\[-`{-~]"

_SPECIAL = re.compile(_PUNCTUATION)
_TOKEN = re.compile(
    rf"\\{_PUNCTUATION}|\*+|_+|\[|\](?:\([^()\s]*\))?|<span\b[^<>]*>|</span\s*>", re.IGNORECASE
)
_STYLE = re.compile(r"""\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SAFE = {
    "color": re.compile(r"[A-Za-z]{3,20}|#(?:[0-9A-Fa-f]{3}){1,2}"),
    "font-family": re.compile(r"[\w ,'\"-]{1,80}"),
    "text-align": re.compile(r"left|center|right|justify"),
}


class _Opener(NamedTuple):
    """Where an element may begin: what would end it, its place among the pieces, how it reads."""

    closer: str
    place: int
    written: str


def escape(value: str) -> str:
    """Write data so that `parse_markup` reads every character of it as words."""
    return _SPECIAL.sub(r"\\\g<0>", value)


def read_inlines(text: str) -> tuple[Inline, ...]:
    """Read running words, in linear time."""
    reader = _Reader()
    end = 0
    for token in _TOKEN.finditer(text):
        reader.add(text[end : token.start()])
        reader.read(token)
        end = token.end()
    reader.add(text[end:])
    return _merged(reader.pieces)


def read_style(tag: str) -> Mapping[str, str]:
    """Return the properties of a tag that are known and whose values are harmless."""
    style = _STYLE.search(tag)
    pairs = (style[1] or style[2] or "").split(";") if style else ()
    parts = (pair.partition(":") for pair in pairs)
    found = {name.strip().lower(): value.strip() for name, _, value in parts}
    return {
        name: found[name] for name, safe in _SAFE.items() if safe.fullmatch(found.get(name, ""))
    }


class _Reader:
    """Takes words and tokens from left to right; an opener that is never closed stays as words.

    Only the newest openers are remembered: this bounds the depth of the tree and the search.
    """

    def __init__(self) -> None:
        self.pieces: list[str | Inline] = []
        self._openers: list[_Opener] = []

    def add(self, piece: str | Inline) -> None:
        if piece:
            self.pieces.append(piece)

    def read(self, token: re.Match[str]) -> None:
        written = token[0]
        match written[0]:
            case "\\":
                self.add(written[1])
            case "[":
                self._open("]", written)
            case "<" if written[1] != "/":
                self._open("</", written)
            case "<":
                self._close("</", written)
            case "]" if written != "]":
                self._close("]", written)
            case "]":
                self._drop_bracket()
            case _:
                self._read_run(token)

    def _read_run(self, token: re.Match[str]) -> None:
        """Read a run of `*` or `_`: what it can end it ends, with the rest something may begin."""
        run, text = token[0], token.string
        begin, end = token.span()
        before, after = text[max(begin - 1, 0) : begin], text[end : end + 1]
        if len(run) > _LONGEST_RUN:
            self.add(run)
            return
        is_letter = run[0] == "_"  # inside a word
        if before.strip() and not (is_letter and after.isalnum()):
            while run and (marker := self._newest(run)):
                self._close(marker, marker)
                run = run[len(marker) :]
        if after.strip() and not (is_letter and before.isalnum()):
            self._open(run[:2], run[:2])
            self._open(run[2:], run[2:])
        else:
            self.add(run)

    def _newest(self, run: str) -> str:
        """Return the marker opened last that this run can close; "" for none."""
        markers = {run[0], run[:2]}
        return next((o.closer for o in reversed(self._openers) if o.closer in markers), "")

    def _open(self, closer: str, written: str) -> None:
        if written:
            del self._openers[: 1 - _DEEPEST]
            self._openers.append(_Opener(closer, len(self.pieces), written))
            self.add(written)

    def _close(self, closer: str, written: str) -> None:
        """Make an element of all pieces since the opener; openers in between stay words."""
        if closer not in {opener.closer for opener in self._openers}:
            self.add(written)
            return
        while (opener := self._openers.pop()).closer != closer:
            pass
        inner = _merged(self.pieces[opener.place + 1 :])
        del self.pieces[opener.place :]
        self.add(_element(opener, inner, written))

    def _drop_bracket(self) -> None:
        """Close a bracket without an address: both are words."""
        if self._openers and self._openers[-1].closer == "]":
            self._openers.pop()
        self.add("]")


def _element(opener: _Opener, inner: tuple[Inline, ...], written: str) -> Inline:
    match opener.closer:
        case "]":
            return Link(inner, written[2:-1])
        case "</":
            style = read_style(opener.written)
            return Styled(inner, style.get("color", ""), style.get("font-family", ""))
        case "**" | "__":
            return Strong(inner)
        case _:
            return Emphasis(inner)


def _merged(pieces: Iterable[str | Inline]) -> tuple[Inline, ...]:
    """Join neighbouring words."""
    merged: list[Inline] = []
    for are_words, group in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        if are_words:
            merged.append(Text("".join(str(piece) for piece in group)))
        else:
            merged.extend(piece for piece in group if not isinstance(piece, str))
    return tuple(merged)
