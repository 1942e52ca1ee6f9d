"""What the page of one filing says, and which acts it offers to whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from kiosk.jobs import Failure
from kiosk.services.assistance import Check
from kiosk.services.desk.acting import ActingState, CaseAct
from kiosk.services.desk.case import Case, CaseState
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.reprinting import ReprintService
from kiosk.services.readable import readable_date, readable_moment
from kiosk.services.withdrawing import OPEN
from kiosk.viewmodels.controls import headline
from kiosk.viewmodels.desk.case_words import STATUSES, in_language, status_words, title_of
from kiosk.viewmodels.paper_words import derive_status
from sync.wire.numbers import grouped

CHECKS: Mapping[Check, tuple[str, str]] = {
    "seen": ("看了身份证，是本人", "Saw the ID card"),
    "card": ("刷了身份证", "Read the ID card"),
    "known": ("认识本人", "Know the person"),
    "slip": ("带着回执单来的", "Brought the slip"),
}
_DONE: Mapping[CaseAct, tuple[str, str]] = {
    "hand-over": ("记下了：结果交给本人了", "Noted: the result was handed over"),
    "withdraw": ("撤回交上去了，县里收到就停办", "The withdrawal is on its way to the county"),
}
ACTS: Mapping[str, tuple[str, str, str]] = {
    "result": ("看结果", "Result", "visibility"),
    "correct": ("和本人一起改", "Correct together", "edit_note"),
    "supplement": ("和本人一起补材料", "Add papers", "note_add"),
    "hand-over": ("交付结果", "Hand over", "front_hand"),
    "contents": ("看内容", "Contents", "description"),
    "slip": ("补打回执单", "Print slip", "print"),
    "withdraw": ("替本人撤回", "Withdraw", "undo"),
}
"""What can be done about a filing: in Chinese, in English, and its symbol."""
_ELSEWHERE = (
    "大厅里另一台机器收的，内容要从县里取",
    "Filed at another kiosk of the hall: contents come from the county",
)
_ON_ITS_WAY = ("已经交上，县里收到就停办", "Handed in: counts when the county has it")
_OVERTAKEN = (
    "县里先受理了，停不停由办理的人定",
    "The county accepted it first: the clerk decides whether it stops",
)
_SLIP = ("扫过了，内容在本机就能打开", "Read: the contents open here")
_FINISHED = ("decided", "closed")


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One thing that is known of the filing."""

    symbol: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseOffer:
    """One thing that can be done about it."""

    key: str
    title: str
    symbol: str


@dataclass(frozen=True, slots=True)
class CaseProps:
    """What the page shows beside its facts and offers; `done`, `paper`: what became of an act."""

    is_open: bool = False
    is_busy: bool = False
    title: str = ""
    status: str = ""
    tone: str = "plain"
    symbol: str = ""
    news: str = ""
    done: str = ""
    paper: str = ""
    headline: str = ""
    fault: str = ""


def derive_case_props(
    state: CaseState,
    acting: ActingState,
    reprint: ReprintService,
    item_title: Callable[[str, str], str],
    language: str,
) -> CaseProps:
    """Say what the page of a filing shows."""
    case = state.case
    said = _fault(state.fault or acting.fault or reprint.error, language)
    if case is None:
        return CaseProps(is_busy=state.is_busy, headline=said[0], fault=said[1])
    _, _, tone, symbol = STATUSES[case.row.status]
    return CaseProps(
        is_open=True,
        is_busy=state.is_busy or acting.is_busy,
        title=title_of(case.row, item_title, language),
        status=status_words(case.row.status, language),
        tone=tone,
        symbol=symbol,
        news="" if state.news is None else state.news.words(language),
        done=_done(acting, case, language),
        paper=_paper(reprint, language),
        headline=said[0],
        fault=said[1],
    )


def derive_case_facts(
    state: CaseState, wanted: str, zone: tzinfo, language: str
) -> tuple[CaseFact, ...]:
    """Say what is known of a filing; `wanted`: the papers that are asked for, in words."""
    case = state.case
    if case is None:
        return ()
    row = case.row
    elsewhere = "" if row.is_here else in_language(language, *_ELSEWHERE)
    slip = in_language(language, *_SLIP) if state.secret is not None else ""
    told = (
        ("rate_review", ("办理单位说的", "What the agency says"), row.note),
        ("note_add", ("要补的材料", "Papers wanted"), wanted),
        ("event", ("最晚哪天交", "Until"), _day(row.due_at, zone, language)),
        ("person", ("姓名", "Name"), row.masked_name),
        ("receipt_long", ("回执单上的号码", "Number on the slip"), grouped(row.slip_number)),
        ("pin", ("办件编号", "Case number"), row.case_number or ""),
        ("calendar_today", ("交上的时间", "Filed"), _read(row.made_at, zone, language)),
        ("schedule", ("最近的变化", "Last change"), _read(row.changed_at, zone, language)),
        ("undo", ("撤回", "Withdrawal"), _withdrawn(case, language)),
        ("front_hand", ("结果已交付", "Result handed over"), _handed(case, zone, language)),
        ("qr_code_scanner", ("回执单", "Slip"), slip),
        ("location_on", ("在哪里", "Where"), elsewhere),
    )
    return tuple(
        CaseFact(symbol, in_language(language, *label), text)
        for symbol, label, text in told
        if text
    )


def derive_case_offers(
    state: CaseState, desk: DeskService, reprint: ReprintService, language: str
) -> tuple[CaseOffer, ...]:
    """Return what can be done now about a filing."""
    if state.case is None:
        return ()
    offered = offers_of(state.case, state.secret, desk, reprint)
    return tuple(
        CaseOffer(act, in_language(language, zh, en), symbol)
        for act, (zh, en, symbol) in ACTS.items()
        if act in offered
    )


def offers_of(
    case: Case, secret: bytes | None, desk: DeskService, reprint: ReprintService
) -> frozenset[str]:
    """Return what may be done now about a filing by who works at the desk, with what is at hand."""
    status, is_here = case.row.status, case.row.is_here
    standing = case.standing
    is_opinion = standing is not None and standing.is_opinion
    can_print = reprint.has_printer and is_here
    has_result = case.result is not None and secret is not None
    offered = {
        "contents": desk.may("contents") and not is_opinion,
        "correct": desk.may("correct") and status == "returned",
        "supplement": desk.may("supplement") and status == "supplement",
        "hand-over": desk.may("hand-over") and status in _FINISHED and not case.handed,
        "slip": desk.may("reprint") and can_print,
        "result": desk.may("contents") and has_result,
        "withdraw": desk.may("withdraw") and status in OPEN and not case.seen.is_withdrawing,
    }
    return frozenset(act for act, is_offered in offered.items() if is_offered)


def _done(acting: ActingState, case: Case, language: str) -> str:
    words = _DONE.get(acting.act) if acting.act and acting.is_done else None
    is_past = acting.act == "withdraw" and case.row.status not in OPEN
    return "" if words is None or is_past else in_language(language, *words)


def _withdrawn(case: Case, language: str) -> str:
    """Say what becomes of a withdrawal that the county has not followed."""
    if not case.seen.is_withdrawing or case.row.status == "withdrawn":
        return ""
    return in_language(language, *(_ON_ITS_WAY if case.row.status in OPEN else _OVERTAKEN))


def _paper(reprint: ReprintService, language: str) -> str:
    papers = reprint.paper
    return "" if papers is None or papers.state == "none" else derive_status(papers, language)


def _handed(case: Case, zone: tzinfo, language: str) -> str:
    if not case.handed:
        return ""
    handed = case.handed[0]
    at = _read(handed.at, zone, language)
    words = next((said for check, said in CHECKS.items() if check == handed.checked), ("", ""))
    return " · ".join(filter(None, (at, in_language(language, *words))))


def _fault(error: Failure | None, language: str) -> tuple[str, str]:
    return ("", "") if error is None else headline(error.words(language))


def _day(at: datetime | None, zone: tzinfo, language: str) -> str:
    return "" if at is None else readable_date(at.astimezone(zone).date(), language)


def _read(at: datetime, zone: tzinfo, language: str) -> str:
    return readable_moment(at.astimezone(zone), language)
