"""What the section 要打的电话 shows, told from its list and the call that is open."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.services.desk.call_words import REASON_WORDS, About, what_to_say
from kiosk.services.desk.calling import CallingState
from kiosk.services.desk.contents import ContentsState
from kiosk.services.health.to_call import Call, DueDay, Reason
from kiosk.services.readable import readable_day
from kiosk.viewmodels.desk.rows import DeskRow, Tone
from sync.wire.numbers import grouped

_LOOK: dict[Reason, tuple[Tone, str]] = {
    "overdue": ("danger", "error-fill"),
    "soon": ("note", "warning-fill"),
    "supplement": ("note", "note_add"),
    "returned": ("note", "assignment_return"),
    "decided": ("good", "task_alt"),
}


@dataclass(frozen=True, slots=True)
class CallWords:
    """Where the words come from: what a call is about, and what day it is."""

    about: Callable[[Call, str], About]
    today: Callable[[], DueDay]


@dataclass(frozen=True, slots=True)
class CallsProps:
    """Everything the section shows. `page`: list or call; `phones`: once they were asked for."""

    page: str = "list"
    count: int = 0
    is_busy: bool = False
    noted: str = ""
    moved: str = ""
    fault: str = ""
    title: str = ""
    subtitle: str = ""
    reason: str = ""
    tone: Tone = "plain"
    tried: str = ""
    sentences: tuple[str, ...] = ()
    is_asking: bool = False
    phones: tuple[str, ...] = ()
    phone_fault: str = ""


def derive_call_row(call: Call, words: CallWords, language: str) -> DeskRow:
    """Return a call as a row of the list."""
    english = language == "en"
    tone, symbol = _LOOK[call.reason]
    case = call.case
    return DeskRow(
        key=str(case.id),
        title=words.about(call, language).title,
        detail=" · ".join(filter(None, (case.masked_name, grouped(case.slip_number)))),
        symbol=symbol,
        tone=tone,
        lead=days_words(call, words.today(), language) or REASON_WORDS[call.reason][english],
        side=tried_words(call, words.today(), language),
        action="Call" if english else "打电话",
        action_symbol="call",
    )


def derive_calls_props(
    state: CallingState, contents: ContentsState, words: CallWords, language: str
) -> CallsProps:
    """Say what the section shows."""
    english = language == "en"
    said = {
        "called": ("记下了：已打通", "Noted: reached"),
        "not_reached": ("记下了：没打通", "Noted: not reached"),
    }
    noted = "" if state.noted is None else said[state.noted][english]
    fault = "" if state.error is None else state.error.words(language)
    count = len(state.calls or ())
    call = state.open
    if call is None:
        gone = (
            "这件刚才变了，不用再打电话。",
            "This has just changed: no call is needed any more.",
        )
        moved = gone[english] if state.has_moved else ""
        return CallsProps("list", count, state.is_busy, noted, moved, fault)
    changed = ("这件刚才变了，请看清楚再打。", "This has just changed: read it before you call.")
    about, today = words.about(call, language), words.today()
    reason = (REASON_WORDS[call.reason][english], days_words(call, today, language))
    props = CallsProps(
        page="call",
        count=count,
        is_busy=state.is_busy,
        moved=changed[english] if state.has_moved else "",
        fault=fault,
        title=about.title,
        subtitle=" · ".join(filter(None, (call.case.masked_name, grouped(call.case.slip_number)))),
        reason=" · ".join(filter(None, reason)),
        tone=_LOOK[call.reason][0],
        tried=tried_words(call, today, language),
        sentences=what_to_say(call, about, language),
    )
    return _with_phone(props, call, contents, language)


def _with_phone(
    props: CallsProps, call: Call, contents: ContentsState, language: str
) -> CallsProps:
    """Add what is known of the number; of another filing's nothing."""
    if contents.case != call.case.id or contents.why != "phone":
        return props
    fault = "" if contents.error is None else contents.error.words(language)
    phones = () if contents.contents is None else contents.contents.phones
    if contents.contents is not None and not phones:
        none = ("这件没有留电话。请村里带个话，或等本人来。", "No number was given: send word.")
        fault = none[language == "en"]
    shown = tuple(map(_spaced, phones))
    return replace(props, is_asking=contents.is_busy, phones=shown, phone_fault=fault)


def _spaced(phone: str) -> str:
    """Return a mobile number in its groups of 3, 4 and 4; any other as it is."""
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}" if len(phone) == 11 else phone  # noqa: PLR2004


def days_words(call: Call, today: DueDay, language: str) -> str:
    """Say how many days there are, or how many too late it is; "" where there is no time for it."""
    english = language == "en"
    due = call.case.due_at
    if due is None or call.reason not in ("overdue", "soon", "supplement"):
        return ""
    days = (today.day_of(due) - today.day_of(today.at)).days
    if call.reason == "overdue":
        late = max(1, -days)
        return f"{late} d overdue" if english else f"超期 {late} 天"
    if days == 0:
        return "Due today" if english else "今天到期"
    return f"{days} d left" if english else f"还有 {days} 天"


def tried_words(call: Call, today: DueDay, language: str) -> str:
    """Say when it was tried last without reaching anybody, and how often; "" where it was not."""
    if not call.contacts:
        return ""
    at = call.contacts[0].at.astimezone(today.zone)
    this_day, count = today.day_of(today.at), len(call.contacts)
    if language == "en":
        day = "today" if at.date() == this_day else readable_day(at.date(), this_day, language)
        return f"Not reached {day} {at:%H:%M} ({count}×)"
    day = "今天" if at.date() == this_day else readable_day(at.date(), this_day, language)
    return f"{day} {at:%H:%M} 没打通（{count} 次）"
