"""The section 今天: lights with what to do, the weightiest first, and the day in numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.desk.desk import DeskService, DeskState
from kiosk.services.desk.roles import Section, sections_of
from kiosk.services.desk.today import TodayService, TodayState
from kiosk.services.health.light import Colour, Light, Words
from kiosk.services.health.lights import lights_of
from kiosk.services.health.standing import Figures
from kiosk.services.readable import readable_date
from kiosk.services.syncing import Reach

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_SUMMARY: tuple[tuple[Colour, str, str, str, str], ...] = (
    ("red", "马上办", "Now", "没有", "Nothing"),
    ("yellow", "留意", "Soon", "没有", "Nothing"),
    ("green", "正常", "Well", "都看过了", "All looked at"),
)


@dataclass(frozen=True, slots=True)
class LightRow:
    """One card of the section; `section`: where its button leads."""

    key: str
    light: Colour
    symbol: str
    title: str
    text: str
    number: str
    action: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class TodayProps:
    """Everything the section shows. `summary`: how much is red, yellow and green."""

    subtitle: str = ""
    reach: Reach = "unknown"
    is_looking: bool = False
    fault: str = ""
    summary: tuple[LightRow, ...] = ()
    figures: tuple[LightRow, ...] = ()
    lights: tuple[LightRow, ...] = ()


def derive_today_props(state: TodayState, desk: DeskState, hall: str) -> TodayProps:
    """Say what the section shows; nothing where nobody is logged in."""
    if desk.member is None:
        return TodayProps()
    english = desk.language == "en"
    fault = "" if state.error is None else state.error.words(desk.language)
    if state.standing is None:
        return TodayProps(is_looking=state.error is None, fault=fault)
    standing = state.standing
    lights = lights_of(standing)
    on_duty = f"On duty: {desk.member.name}" if english else f"值班：{desk.member.name}"
    day = readable_date(standing.trusted_now.date(), desk.language)
    return TodayProps(
        subtitle=f"{day} · {hall} · {on_duty}",
        reach=standing.reach,
        fault=fault,
        summary=tuple(_summary(lights, english=english, is_short=desk.is_elder)),
        figures=_figures(standing.kept.figures, english=english),
        lights=tuple(
            _row(light, sections_of(desk.member.role), english=english) for light in lights
        ),
    )


@QmlElement
class DeskTodayViewModel(QObject):
    """View model of the section 今天."""

    changed = Signal()

    def __init__(
        self,
        today: TodayService,
        desk: DeskService,
        hall: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """`hall`: its name."""
        super().__init__(parent)
        self._today = today
        self._desk = desk
        self._hall = hall
        self._props = TodayProps()
        self._summary, self._figures, self._lights = (
            RowListModel(LightRow, self) for _ in range(3)
        )
        for each in (today, desk):
            each.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def subtitle(self) -> str:
        """Day, hall, and who is on duty."""
        return self._props.subtitle

    @Property(str, notify=changed, final=True)
    def reach(self) -> str:
        """Whether the platform is reached: unknown, online, degraded or offline."""
        return self._props.reach

    @Property(bool, notify=changed, final=True)
    def isLooking(self) -> bool:
        """Whether the first look is still on its way."""
        return self._props.is_looking

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why the last look came to nothing, in words; "" where it did not."""
        return self._props.fault

    @Property(RowListModel, constant=True, final=True)
    def summary(self) -> RowListModel:
        """How many lights are red, yellow and green, and which: see `LightRow`."""
        return self._summary

    @Property(RowListModel, constant=True, final=True)
    def figures(self) -> RowListModel:
        """What was counted today: see `LightRow`."""
        return self._figures

    @Property(RowListModel, constant=True, final=True)
    def lights(self) -> RowListModel:
        """Every light, the weightiest first: see `LightRow`."""
        return self._lights

    @Slot()
    def look(self) -> None:
        """Look at everything once more."""
        self._today.look()

    @Slot(str)
    def goTo(self, section: Section) -> None:
        """Open the section in which it is seen to."""
        self._desk.go_to(section)

    def _fold(self) -> None:
        props = derive_today_props(self._today.state, self._desk.state, self._hall())
        if props == self._props:
            return
        self._props = props
        self._summary.show(props.summary)
        self._figures.show(props.figures)
        self._lights.show(props.lights)
        self.changed.emit()


def _summary(lights: Iterable[Light], *, english: bool, is_short: bool) -> Iterable[LightRow]:
    """Count the lights of each colour, and name the first that is not green; none is no alarm.

    `is_short`: there is no room for names beside large type.
    """
    found = tuple(lights)
    for colour, zh, en, zh_none, en_none in _SUMMARY:
        these = [light for light in found if light.colour == colour]
        text = en_none if english else zh_none
        if these and colour != "green":
            others = (", …" if english else " 等") if len(these) > 1 else ""
            text = these[0].title[english] + others
        title = en if english else zh
        shown = "" if is_short else text
        yield LightRow(colour, colour if these else "", "", title, shown, str(len(these)))


def _row(light: Light, seen: tuple[Section, ...], *, english: bool) -> LightRow:
    """Return the card of a light; its button only leads where this role may go."""
    leads = light.section in seen
    return LightRow(
        light.key,
        light.colour,
        light.symbol,
        light.title[english],
        light.text[english],
        light.number,
        light.action[english] if leads else "",
        light.section if leads else "",
    )


def _figures(figures: Figures, *, english: bool) -> tuple[LightRow, ...]:
    before = figures.before
    told: Words = ("", "")
    if before.content is not None:
        told = (
            f"昨天 {before.total} 条，{before.content} 条满意",
            f"Yesterday {before.content} of {before.total} content",
        )
    nothing: Words = ("", "")
    said: tuple[tuple[str, str, Words, int, Words], ...] = (
        ("visits", "group", ("来办事", "Visits"), figures.visits, nothing),
        ("filings", "note_add", ("新收", "Filed"), figures.filings, nothing),
        ("staff_calls", "front_hand", ("叫人帮忙", "Asked for help"), figures.calls, nothing),
        ("ratings", "star", ("评价", "Ratings"), figures.ratings, told),
    )
    return tuple(
        LightRow(key, "", symbol, title[english], text[english], str(count))
        for key, symbol, title, count, text in said
    )
