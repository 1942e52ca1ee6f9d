"""What a resident gave away, and whether any of it can still be found when the visit is over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.app import KioskApp
from kiosk.demo.plaintext import search

_TEXTS = ("text", "preeditText", "placeholderText", "value")
_DEPTH = 6
_MOST = 3000
# What is the same for everybody; and what is encrypted on the disk is searched there.
_COMMON = ("_catalogue", "_store", "_engine", "_lanes", "_lines", "_repository", "_enrolment")
_SHORTEST = 4
_SHORTEST_ASCII = 8


class Secrets:
    """The words of the visit that is open, and of those before it."""

    def __init__(self) -> None:
        self.present: dict[str, str] = {}
        self.past: dict[str, str] = {}

    def add(self, word: str, what: str) -> None:
        """Note a word that is telling enough to be looked for; `what` says how it was given."""
        word = word.strip()
        if len(word) >= (_SHORTEST_ASCII if word.isascii() else _SHORTEST):
            self.present[word] = what

    def end_visit(self) -> dict[str, str]:
        """The visit is over; return what belonged to it."""
        ended, self.present = self.present, {}
        self.past |= ended
        return ended


def in_window(app: KioskApp, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find words in what is shown or could be shown: texts, fields, clipboard, view models."""
    wanted = tuple(words)
    for where, text in (*_clipboard(), *_texts(app.window.contentItem()), *_held(app)):
        for word in wanted:
            if word in text:
                yield where, word


def in_files(folders: Iterable[Path], words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find words in files, in every encoding and also in what is packed."""
    wanted = tuple(words)
    for found in search(folders, wanted):
        yield f"file {found.file.name}", wanted[found.word]


def _clipboard() -> Iterator[tuple[str, str]]:
    clipboard = QGuiApplication.clipboard()
    yield "clipboard", clipboard.text()
    if clipboard.supportsSelection():
        yield "selection", clipboard.text(clipboard.Mode.Selection)


def _texts(item: QQuickItem) -> Iterator[tuple[str, str]]:
    """Yield the texts of an item and of all in it, also of what is not visible."""
    for name in _TEXTS:
        text = item.property(name)
        if isinstance(text, str) and text:
            yield f"{name} of {item.objectName() or 'an item'}", text
    for child in item.childItems():
        yield from _texts(child)


def _held(app: KioskApp) -> Iterator[tuple[str, str]]:
    seen: set[int] = set()
    for name, part in vars(app).items():
        if name not in _COMMON and name != "window":
            yield from _strings(part, name, seen, _DEPTH)


def _strings(thing: Any, path: str, seen: set[int], depth: int) -> Iterator[tuple[str, str]]:
    """Yield every string that a thing of ours holds, however deep."""
    if isinstance(thing, str):
        yield path, thing
    elif isinstance(thing, bytes):
        yield path, thing.decode(errors="replace")
    elif depth and id(thing) not in seen:
        seen.add(id(thing))
        for name, part in _parts(thing):
            if name not in _COMMON:
                yield from _strings(part, f"{path}.{name}", seen, depth - 1)


def _parts(thing: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(thing, Mapping):
        yield from ((str(key), value) for key, value in list(thing.items())[:_MOST])
        yield from ((f"key {place}", key) for place, key in enumerate(list(thing)[:_MOST]))
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from ((str(place), each) for place, each in enumerate(list(thing)[:_MOST]))
    elif type(thing).__module__.startswith("kiosk."):
        if is_dataclass(thing):
            yield from ((each.name, getattr(thing, each.name, None)) for each in fields(thing))
        elif hasattr(thing, "__dict__"):
            yield from list(vars(thing).items())
