"""The report of a day or a month: the store's own counts, in the words of the catalogue."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from forms import load
from forms.catalogue import Catalogue, ServiceItem, Text, Topic
from kiosk.services.figures import Figures
from kiosk.services.needs import CHANNEL, FILING, OPINION, RATING, VILLAGE, subjects_of
from kiosk.services.period import Period
from kiosk.services.retained import retained
from kiosk.services.slips import Office
from printing import Counted, ReportedItem, ReportInput, pooled
from sync.store import half_within

Words = tuple[str, str]

_ACTS: Mapping[str, Words] = {
    "correction": ("改好重交", "Corrections"),
    "supplement": ("补交材料", "Supplements"),
    "withdrawal": ("撤回", "Withdrawals"),
    "opinion": ("意见建议", "Opinions"),
}
_RATED: Words = ("评价", "Ratings")
_WANTED: Words = ("要补材料的（大厅里的件）", "Cases of the hall asked for papers")
_DECIDED: Words = ("办好的（大厅里的件）", "Cases of the hall decided")
_PAPERS: Mapping[str, Words] = {
    "slip": ("打回执单", "Slips printed"),
    "application": ("打申请表", "Application forms printed"),
    "promise": ("打承诺书", "Promises printed"),
    "returned": ("打退回通知", "Notices printed"),
    "checklist": ("打材料清单", "Materials lists printed"),
    "result": ("打结果", "Results printed"),
}
_ALONE: Words = ("这台机器，自己办的", "This kiosk, alone")
_HELPED: Mapping[str, Words] = {
    "beside": ("这台机器，工作人员帮办", "This kiosk, with staff beside them"),
    "agent": ("这台机器，别人来代办", "This kiosk, by an agent"),
}
_ELSEWHERE: Words = ("大厅里别的自助机", "Other kiosks of the hall")
_VISITS: Words = ("来用机器的人次", "Visits")
_CALLS: Words = ("叫工作人员", "Calls for staff")
_LEVELS: tuple[Words, ...] = (
    ("非常满意", "Very good"),
    ("满意", "Good"),
    ("基本满意", "Fair"),
    ("不满意", "Poor"),
    ("非常不满意", "Very poor"),
)
_ARRIVAL: Words = ("从交上到县里收到（一半的件不超过）", "From filing to received, half within")
_DECISION: Words = ("从交上到办好（一半的件不超过）", "From filing to decided, half within")
_NO_TOPIC: Words = ("其他", "Other")
_RARE: Words = ("其他（每样不到 5 次）", "Other (fewer than 5 each)")


@dataclass(frozen=True, slots=True)
class Offer:
    """What the catalogue says of the items and topics that are counted, and subjects of opinions."""

    items: Mapping[str, ServiceItem]
    topics: tuple[Topic, ...]
    subjects: Mapping[str, Text] = field(default_factory=dict)


def offered(items: Mapping[str, ServiceItem], catalogue: Catalogue) -> Offer:
    """Return what reports call `items`; the rest as the catalogue has it now. Reads its opinions' form."""
    opinions = [item.code for item in catalogue.items if item.kind == OPINION]
    subjects = {
        code: text
        for item in opinions
        for code, text in subjects_of(load(catalogue.form_xml(item), catalogue.media(item))).items()
    }
    return Offer(items, catalogue.topics, subjects)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which day or month is asked about, whose, when and in which language."""

    office: Office
    period: Period
    now: datetime
    language: str


def report_of(figures: Figures, offer: Offer, occasion: Occasion) -> ReportInput:
    """Say what stands on the report."""
    office, language = occasion.office, occasion.language
    waiting = figures.waiting

    def words(said: Words) -> str:
        return said[language == "en"]

    oldest = waiting.oldest_unsent_at
    return ReportInput(
        hall=office.hall,
        device_name=office.device_name,
        first=occasion.period.first,
        last=occasion.period.last,
        printed_at=occasion.now.astimezone(office.zone),
        items=tuple(_items(figures, offer, language)),
        channels=tuple(Counted(words(said), count) for said, count in _channels(figures)),
        topics=tuple(_topics(figures, offer, language)),
        acts=tuple(Counted(words(said), count) for said, count in _acts(figures) if count),
        days=tuple(
            Counted(f"{day:%m-%d}" if language == "en" else f"{day.month}月{day.day}日", count)
            for day, count in figures.days.items()
            if count
        ),
        villages=pooled(
            (Counted(name, count) for name, count in figures.noted_as(VILLAGE).items()),
            words(_RARE),
        ),
        opinions=_opinions(figures, offer, occasion),
        durations=tuple(
            (words(said), _lasting(timedelta(seconds=length), language))
            for said, what in ((_ARRIVAL, "arrival"), (_DECISION, "decision"))
            if (length := half_within(figures.noted_as(what))) is not None
        ),
        ratings=tuple(
            Counted(words(said), figures.ratings.get(str(level), 0))
            for level, said in zip(range(5, 0, -1), _LEVELS, strict=True)
        ),
        rated=figures.sum_of(RATING),
        unsent=waiting.count + waiting.parked,
        files=waiting.files,
        refused=waiting.rejected,
        oldest=None if oldest is None else oldest.astimezone(office.zone),
        kept=tuple(retained(language)),
        language=language,
    )


def _channels(figures: Figures) -> Iterator[tuple[Words, int]]:
    """Yield how it was filed; what was not noted as helped was done alone."""
    noted = figures.noted_as(CHANNEL)
    helped = [(said, noted.get(mode, 0)) for mode, said in _HELPED.items()]
    yield _ALONE, max(0, figures.sum_of(FILING) - sum(count for _, count in helped))
    yield from helped
    yield _ELSEWHERE, figures.sum_of("elsewhere")


def _acts(figures: Figures) -> Iterator[tuple[Words, int]]:
    noted = figures.noted
    yield _VISITS, noted.get(("visit", ""), 0)
    yield _CALLS, noted.get(("call", ""), 0)
    for kind, said in _ACTS.items():
        yield said, noted.get(("act", kind), 0)
    yield _RATED, figures.sum_of(RATING)
    yield _WANTED, figures.sum_of("supplement")
    yield _DECIDED, figures.sum_of("decided")
    for document, said in _PAPERS.items():
        yield said, noted.get(("printed", document), 0)


def _items(figures: Figures, offer: Offer, language: str) -> Iterator[ReportedItem]:
    """Yield what was filed or came back, what was filed most first."""
    for code in sorted(figures.items, key=lambda code: (-figures.filed(code), code)):
        item = offer.items.get(code)
        title = item.title.get(language) if item else code or _NO_TOPIC[language == "en"]
        yield ReportedItem(title, figures.filed(code), figures.returned(code))


def _opinions(figures: Figures, offer: Offer, occasion: Occasion) -> tuple[Counted, ...]:
    """Return what opinions are about, of a month that is over: one day less another would tell one."""
    period, language = occasion.period, occasion.language
    is_over = period.last < occasion.now.astimezone(occasion.office.zone).date()
    if not (period.is_month and is_over):
        return ()
    names = {code: text.get(language) for code, text in offer.subjects.items()}
    counted = figures.noted_as(OPINION).items()
    return pooled(
        (Counted(names.get(code, code), count) for code, count in counted), _RARE[language == "en"]
    )


def _topics(figures: Figures, offer: Offer, language: str) -> Iterator[Counted]:
    """Yield what was filed by the first topic of its item, in the order of the home screen."""
    sums = Counter[str]()
    for code in figures.items:
        item = offer.items.get(code)
        sums[item.topics[0] if item and item.topics else ""] += figures.filed(code)
    names = {topic.code: topic.name.get(language) for topic in offer.topics}
    for code in (*names, *(sums.keys() - names.keys())):
        if sums[code]:
            yield Counted(names.get(code) or _NO_TOPIC[language == "en"], sums[code])


def _lasting(length: timedelta, language: str) -> str:
    """Return a length of time in the largest unit of which it has two, or in seconds."""
    units: Iterable[tuple[timedelta, Words]] = (
        (timedelta(days=1), ("天", "days")),
        (timedelta(hours=1), ("小时", "hours")),
        (timedelta(minutes=1), ("分钟", "minutes")),
        (timedelta(seconds=1), ("秒", "seconds")),
    )
    for unit, words in units:
        if length >= 2 * unit or unit == timedelta(seconds=1):
            return f"{length // unit} {words[language == 'en']}"
    raise AssertionError(length)
