"""What staff say on the phone: who is calling, whether it is the right person, what it is about, what to do."""

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import assert_never

from forms.catalogue import ServiceItem
from kiosk.services.health.to_call import Call, Reason
from kiosk.services.readable import readable_date
from kiosk.services.wanted import wanted_names

REASON_WORDS: dict[Reason, tuple[str, str]] = {
    "overdue": ("要补材料", "Papers wanted"),
    "soon": ("要补材料", "Papers wanted"),
    "supplement": ("要补材料", "Papers wanted"),
    "returned": ("退回要改", "Returned"),
    "decided": ("办好了", "Decided"),
}


@dataclass(frozen=True, slots=True)
class About:
    """What a call is about, in words: the hall, the item, what the clerk wants, until when."""

    hall: str
    phone: str
    title: str
    wanted: tuple[str, ...]
    made: date
    due: date | None


def about_of(
    call: Call, item: ServiceItem | None, hall: tuple[str, str], zone: tzinfo, language: str
) -> About:
    """Return what a call is about; `hall`: its name and telephone number; the item tells what papers are called."""
    case = call.case
    own = case.title.get(language, "")
    return About(
        hall=hall[0],
        phone=hall[1],
        title=own or (item.title.get(language) if item else case.item),
        wanted=wanted_names(item, case.wanted, language),
        made=case.made_at.astimezone(zone).date(),
        due=None if case.due_at is None else case.due_at.astimezone(zone).date(),
    )


def what_to_say(call: Call, about: About, language: str) -> tuple[str, ...]:
    """Return what to say, sentence by sentence; the matter only after the person is known."""
    if language == "en":
        return tuple(filter(None, (*_who_en(call, about), *_what_en(call, about))))
    return tuple(filter(None, (*_who(call, about), *_what(call, about))))


def _who(call: Call, about: About) -> tuple[str, ...]:
    name = call.case.masked_name
    person = f"本人（{name}）" if name else "本人"
    return (
        f"您好，我是{about.hall}的工作人员。",
        f"先问清是不是{person}，不是本人只请对方转告回个电话，别说是什么事。",
    )


def _what(call: Call, about: About) -> tuple[str, ...]:
    made = f"您{readable_date(about.made, 'zh_CN')}交的《{about.title}》"
    note = f"县里说：{call.case.note}" if call.case.note else ""
    papers = "、".join(about.wanted)
    lack = f"要补的是：{papers}。" if papers else ""
    until = f"请在{readable_date(about.due, 'zh_CN')}前" if about.due else "请尽快"
    bring = "带上回执单和身份证来大厅，我们陪您"
    match call.reason:
        case "returned":
            return (
                f"{made}退回来了，要改一改。",
                note,
                f"请您{bring}改，不用从头填。",
                _ask(about),
            )
        case "supplement" | "soon":
            return (f"{made}还要补材料。", lack, note, f"{until}{bring}拍照补上。", _ask(about))
        case "overdue":
            late = f"{made}，补材料的期限过了。"
            return (late, lack, note, f"请您今天就{bring}补，赶不上的我们帮您问县里。", _ask(about))
        case "decided":
            return (f"{made}办好了。", note, "请您带上回执单或身份证来取。", _ask(about))
        case _:
            assert_never(call.reason)


def _ask(about: About) -> str:
    return f"有不清楚的，打 {about.phone}。" if about.phone else ""


def _who_en(call: Call, about: About) -> tuple[str, ...]:
    name = call.case.masked_name
    person = f"the person ({name})" if name else "the person"
    return (
        f"Hello, this is {about.hall}.",
        f"First make sure that it is {person}. To anybody else only: please have them call back.",
    )


def _what_en(call: Call, about: About) -> tuple[str, ...]:
    made = f"“{about.title}”, which you filed on {readable_date(about.made, 'en')},"
    note = f"The county says: {call.case.note}" if call.case.note else ""
    lack = f"Missing: {', '.join(about.wanted)}." if about.wanted else ""
    until = f"by {readable_date(about.due, 'en')}" if about.due else "soon"
    bring = "bring your slip and ID card to the hall"
    ask = f"Questions? Call {about.phone}." if about.phone else ""
    match call.reason:
        case "returned":
            mend = f"Please {bring}; we mend it with you."
            return (f"{made} came back.", note, mend, ask)
        case "supplement" | "soon":
            return (f"{made} lacks papers.", lack, note, f"Please {bring} {until}.", ask)
        case "overdue":
            return (
                f"The time to add papers to {made} is over.",
                lack,
                note,
                f"Please {bring} today; otherwise we ask the county.",
                ask,
            )
        case "decided":
            return (f"{made} is decided.", note, f"Please {bring} and fetch it.", ask)
        case _:
            assert_never(call.reason)
