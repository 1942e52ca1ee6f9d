"""The rating (好差评): five levels, indicators, and reasons for a bad one; to the platform only.

On the wire the reasons of a rating are codes: those of `Reason`, and `indicator:level` for each indicator
that was rated; the envelope's form says in which version they were asked. No person and no staff member
stands in it, and nothing here shows it to anybody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from forms import FormRef
from kiosk.jobs import Err, Ok, SerialJobRunner
from kiosk.services.slips import Entry
from kiosk.services.submitting import LANGUAGES
from sync.store import Filed, Prepared, Submission

Indicator = Literal["overall", "efficiency", "quality", "attitude"]
Reason = Literal["slow", "unclear", "materials", "trips", "attitude", "machine"]

INDICATORS: tuple[Indicator, ...] = ("overall", "efficiency", "quality", "attitude")
REASONS: tuple[Reason, ...] = ("slow", "unclear", "materials", "trips", "attitude", "machine")
WORST_WITHOUT_REASON = 3
PAGES = FormRef("rating", "1")
"""Version of the rating pages: another as soon as levels, indicators, reasons or their words are."""
MAX_WORDS = 500


@dataclass(frozen=True, slots=True)
class Rated:
    """What a rating is about: one filing, its service item's code and title by language."""

    id: UUID
    item: str
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RatingState:
    """A rating while it is given; `level` 0 while none is chosen."""

    about: tuple[Rated, ...] = ()
    level: int = 0
    indicators: Mapping[Indicator, int] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    words: str = ""
    is_sent: bool = False

    @property
    def needs_reason(self) -> bool:
        """Whether this level takes a reason, chosen or written."""
        return 0 < self.level < WORST_WITHOUT_REASON

    @property
    def can_send(self) -> bool:
        """Whether it is complete."""
        has_reason = bool(self.reasons or self.words.strip())
        return self.level > 0 and not self.is_sent and (has_reason or not self.needs_reason)


def rated_of(entry: Entry) -> Rated:
    """Return what is rated of an item that was filed."""
    item = entry.item
    return Rated(
        entry.filed.envelope_id, item.code, {code: item.title.get(code) for code in LANGUAGES}
    )


class RatingService(QObject):
    """Takes one rating of what was filed. `changed`: the state; `filed`: its level is in the store."""

    changed = Signal()
    filed = Signal(int)

    def __init__(
        self,
        prepare: Callable[[Submission], Prepared],
        commit: Callable[[Prepared], Filed],
        lanes: tuple[SerialJobRunner, SerialJobRunner],
        parent: QObject | None = None,
    ) -> None:
        """`prepare` seals to the platform alone, on the first of the `lanes`; `commit` is the second's."""
        super().__init__(parent)
        self._prepare = prepare
        self._commit = commit
        self._compute, self._writer = lanes
        self._state = RatingState()

    @property
    def state(self) -> RatingState:
        """The rating as it stands."""
        return self._state

    def begin(self, about: tuple[Rated, ...]) -> None:
        """Say what is rated; something else than before begins anew."""
        if about != self._state.about:
            self._show(RatingState(about))

    def choose(self, level: int) -> None:
        """Choose one of the five levels, 5 = 非常满意; reasons of a bad one go with it."""
        if self._state.is_sent:
            return
        state = replace(self._state, level=level)
        self._show(state if state.needs_reason else replace(state, reasons=(), words=""))

    def set_indicator(self, indicator: Indicator, level: int) -> None:
        """Rate one indicator; the same level again takes it back."""
        given = dict(self._state.indicators)
        if given.get(indicator) == level:
            del given[indicator]
        else:
            given[indicator] = level
        self._show(replace(self._state, indicators=given))

    def toggle_reason(self, reason: Reason) -> None:
        """Choose a reason, or take it back."""
        chosen = set(self._state.reasons) ^ {reason}
        self._show(replace(self._state, reasons=tuple(r for r in REASONS if r in chosen)))

    def set_words(self, words: str) -> None:
        """Take over a reason in the person's own words."""
        self._show(replace(self._state, words=words[:MAX_WORDS]))

    def send(self, language: str) -> None:
        """Hand it in; once."""
        state = self._state
        if not state.can_send:
            return
        self._show(replace(state, is_sent=True))
        for rated in state.about:
            self._file(rating_of(rated, state, language), state.level)

    def forget(self) -> None:
        """Drop what was not handed in."""
        self._show(RatingState())

    def _file(self, rating: Submission, level: int) -> None:
        def sealed(result: Ok[Prepared] | Err) -> None:
            match result:
                case Ok(prepared):
                    self._writer.run(lambda: self._commit(prepared), filed)

        def filed(result: Ok[Filed] | Err) -> None:
            if isinstance(result, Ok):
                self.filed.emit(level)

        self._compute.run(lambda: self._prepare(rating), sealed)

    def _show(self, state: RatingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def rating_of(rated: Rated, state: RatingState, language: str) -> Submission:
    """Turn a rating into what the store files: without any person."""
    indicators = tuple(f"{name}:{level}" for name, level in sorted(state.indicators.items()))
    return Submission(
        kind="rating",
        item=rated.item,
        form=PAGES,
        xml=b"",
        title=rated.title,
        about=rated.id,
        language=language,
        extra={
            "level": state.level,
            "reasons": (*state.reasons, *indicators),
            "words": state.words.strip(),
        },
    )
