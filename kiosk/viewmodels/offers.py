"""What the home scene offers: topics, what is asked for most, life events, notices, opening hours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms.catalogue import Catalogue, ServiceItem
from kiosk.services.hall import HallBoard
from kiosk.services.visit import Visit

_MOST = 4
_FEW = 3
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One tile."""

    code: str
    name: str
    detail: str
    symbol: str


@dataclass(frozen=True, slots=True)
class ShortcutRow:
    """A service item or a life event, to be opened at once."""

    code: str
    name: str
    symbol: str


@dataclass(frozen=True, slots=True)
class HomeProps:
    """Everything the scene shows; `more` counts the topics, `more_events` the events left out.

    `notices` counts those that there are, `unread` those that were not looked at in this visit.
    """

    topics: tuple[TopicRow, ...]
    popular: tuple[ShortcutRow, ...]
    events: tuple[ShortcutRow, ...]
    more: int = 0
    more_words: str = ""
    more_events: int = 0
    notices: int = 0
    unread: int = 0
    hours: str = ""
    opinion: ServiceItem | None = None


def derive_home_props(
    visit: Visit,
    catalogue: Catalogue,
    hall: HallBoard,
    popular: Callable[[Sequence[ServiceItem], int], Sequence[ServiceItem]],
    *,
    shows_all: bool,
) -> HomeProps:
    """Say what the scene shows: in large type fewer choices, the others one touch further."""
    language = visit.language
    topics = topic_rows(catalogue, language)
    events = tuple(
        ShortcutRow(event.code, event.name.get(language), event.icon) for event in catalogue.events
    )
    is_short = visit.is_elder and not shows_all
    shown = topics[:_FEW] if is_short and len(topics) > _FEW + 1 else topics
    few = events[:_FEW] if visit.is_elder and len(events) > _FEW + 1 else events
    rest = topics[len(shown) :]
    joiner = ", " if language == "en" else "、"
    notices = len(hall.notices(language))
    return HomeProps(
        topics=shown,
        popular=tuple(
            ShortcutRow(item.code, item.name.get(language), item.symbol)
            for item in popular(catalogue.items, _FEWEST if visit.is_elder else _MOST)
        ),
        events=few,
        more=len(rest),
        more_words=joiner.join(row.name for row in rest[:2]) + ("…" if rest else ""),
        more_events=len(events) if len(few) < len(events) else 0,
        notices=notices,
        unread=0 if visit.has_read_notices else notices,
        hours=hall.hours(language),
        opinion=next((item for item in catalogue.items if item.kind == "opinion"), None),
    )


def topic_rows(catalogue: Catalogue, language: str) -> tuple[TopicRow, ...]:
    """Return the topics that have service items."""
    return tuple(
        TopicRow(topic.code, topic.name.get(language), topic.detail.get(language), topic.symbol)
        for topic in catalogue.topics
        if catalogue.in_topic(topic.code)
    )
