"""A catalogue folder as a kiosk reads it: items, events, topics, forms, lists, working days."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from forms.catalogue.calendar import WorkCalendar
from forms.catalogue.item import CatalogueError, LifeEvent, ServiceItem, Topic
from forms.catalogue.said import Entry
from forms.catalogue.search import Finder


class Catalogue:
    """The service items on offer."""

    def __init__(
        self,
        folder: Path,
        items: tuple[ServiceItem, ...],
        topics: tuple[Topic, ...],
        media: Mapping[str, tuple[str, ...]],
        *,
        events: tuple[LifeEvent, ...] = (),
        calendar: WorkCalendar | None = None,
    ) -> None:
        self.items = items
        self.topics = topics
        self.events = events
        self.calendar = calendar or WorkCalendar()
        self._folder = folder
        self._by_code = {item.code: item for item in items}
        self._media = media
        self._finder = Finder((*events, *items))

    def arranged(self, first: Sequence[str], hidden: Collection[str]) -> "Catalogue":
        """Return the catalogue as a hall offers it: some items first, in this order, others not at all.

        A life event goes without what is hidden; one to which that always belongs is hidden with it.
        """
        places = {code: place for place, code in enumerate(first)}
        shown = [item for item in self.items if item.code not in hidden]
        shown.sort(key=lambda item: places.get(item.code, len(places)))
        return Catalogue(
            self._folder,
            tuple(shown),
            self.topics,
            self._media,
            events=tuple(filter(None, (event.without(hidden) for event in self.events))),
            calendar=self.calendar,
        )

    def item(self, code: str) -> ServiceItem:
        """Return an item.

        Raises:
            KeyError: there is none with this code.
        """
        return self._by_code[code]

    def event(self, code: str) -> LifeEvent:
        """Return a life event.

        Raises:
            KeyError: there is none with this code.
        """
        return {event.code: event for event in self.events}[code]

    def in_topic(self, code: str) -> tuple[ServiceItem, ...]:
        """Return the items of a topic."""
        return tuple(item for item in self.items if code in item.topics)

    def search(self, text: str, spell: Callable[[str], str] = str) -> tuple[Entry, ...]:
        """Return what `text` names in Chinese, English, pinyin or initials; see `Finder.find`."""
        return self._finder.find(text, spell)

    def form_xml(self, code: str) -> bytes:
        """Return the XForm of an item.

        Raises:
            KeyError: there is no such item.
            CatalogueError: the file is gone.
        """
        return self._read(self._folder / self._by_code[code].code / "form.xml")

    def media(self, code: str) -> Mapping[str, Callable[[], bytes]]:
        """Return the lists and pictures an item's form names, each with a function that reads it.

        Raises:
            KeyError: there is no such item.
        """
        return {name: partial(self._medium, code, name) for name in self._media[code]}

    def _medium(self, code: str, name: str) -> bytes:
        own = self._folder / code / "media" / name
        return self._read(own if own.is_file() else self._folder / "media" / name)

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise _damaged(path) from error


def open_catalogue(folder: Path) -> Catalogue:
    """Open a folder that `build_catalogue` wrote.

    Raises:
        CatalogueError: it is missing or damaged.
    """
    path = folder / "catalogue.json"
    try:
        index = json.loads(path.read_bytes())
        items = tuple(_thaw(ServiceItem, entry["item"]) for entry in index["items"])
        media = {entry["item"]["code"]: tuple(entry["media"]) for entry in index["items"]}
        topics = tuple(_thaw(Topic, topic) for topic in index["topics"])
        events = tuple(_thaw(LifeEvent, event) for event in index["events"])
        calendar = _thaw(WorkCalendar, index["calendar"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise _damaged(path) from error
    return Catalogue(folder, items, topics, media, events=events, calendar=calendar)


def _thaw(kind: Any, value: Any) -> Any:
    """Make frozen values of the catalogue's kinds from what JSON gave; another release may say more or less."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        make: Any = kind
        known = [f for f in fields(kind) if f.name in value]
        return make(**{f.name: _thaw(hints[f.name], value[f.name]) for f in known})
    if get_origin(kind) is tuple:
        return tuple(_thaw(get_args(kind)[0], entry) for entry in value)
    if kind is date:
        return date.fromisoformat(value)
    if not isinstance(value, kind):
        raise TypeError(value)
    return value


def _damaged(path: Path) -> CatalogueError:
    return CatalogueError(
        "The catalogue on this device is missing or damaged.",
        place=f"{path.parent.name}/{path.name}",
        cure="Delete the folder of built catalogues and start again: it is built anew.",
        zh="本机的事项目录缺失或损坏。请删除已生成的目录文件夹再启动，系统会重新生成。",
    )
