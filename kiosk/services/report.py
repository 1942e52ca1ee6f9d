"""The day report: the store's own counts, in the words of the catalogue."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from forms.catalogue import ServiceItem, Topic
from kiosk.services.slips import Office
from printing import Counted, ReportedItem, ReportInput
from sync.store import Store, Tally, Waiting

Words = tuple[str, str]

_ACTS: Mapping[str, Words] = {
    "correction": ("改好重交", "Corrections"),
    "supplement": ("补交材料", "Supplements"),
    "withdrawal": ("撤回", "Withdrawals"),
    "opinion": ("意见建议", "Opinions"),
    "rating": ("评价", "Ratings"),
}
_DECIDED: Words = ("办好的（大厅里的件）", "Cases of the hall decided")
_PAPERS: Mapping[str, Words] = {
    "slip": ("打小票", "Slips printed"),
    "application": ("打申请表", "Application forms printed"),
    "promise": ("打承诺书", "Promises printed"),
    "returned": ("打退回通知", "Notices printed"),
    "checklist": ("打材料清单", "Materials lists printed"),
    "result": ("打结果", "Results printed"),
}
_HERE: Words = ("这台自助机", "This kiosk")
_ELSEWHERE: Words = ("大厅里别的自助机", "Other kiosks of the hall")
_ARRIVAL: Words = ("从交上到县里收到（一半的件不超过）", "From filing to received, half within")
_DECISION: Words = ("从交上到办好（一半的件不超过）", "From filing to decided, half within")
_NO_TOPIC: Words = ("其他", "Other")


@dataclass(frozen=True, slots=True)
class Offer:
    """What the catalogue says of the items and topics that are counted."""

    items: Mapping[str, ServiceItem]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which day is asked about, whose, when and in which language."""

    office: Office
    day: date
    now: datetime
    language: str


def day_report(store: Store, offer: Offer, occasion: Occasion) -> ReportInput:
    """Count a day of the hall's calendar, as this kiosk knows it."""
    first = datetime.combine(occasion.day, time(), occasion.office.zone)
    counts = store.usage.tally(first, first + timedelta(days=1))
    return report_of(counts, store.waiting(), offer, occasion)


def report_of(counts: Tally, waiting: Waiting, offer: Offer, occasion: Occasion) -> ReportInput:
    """Say what stands on the report of a day."""
    office, language = occasion.office, occasion.language

    def words(said: Words) -> str:
        return said[language == "en"]

    oldest = waiting.oldest_unsent_at
    return ReportInput(
        hall=office.hall,
        device_name=office.device_name,
        day=occasion.day,
        printed_at=occasion.now.astimezone(office.zone),
        items=tuple(_items(counts, offer, language)),
        channels=(
            Counted(words(_HERE), sum(counts.filed.values())),
            Counted(words(_ELSEWHERE), counts.elsewhere),
        ),
        topics=tuple(_topics(counts, offer, language)),
        acts=tuple(Counted(words(said), count) for said, count in _acts(counts) if count),
        durations=tuple(
            (words(said), _lasting(length, language))
            for said, length in ((_ARRIVAL, counts.arrival), (_DECISION, counts.decision))
            if length is not None
        ),
        unsent=waiting.count + waiting.parked,
        files=waiting.files,
        refused=waiting.rejected,
        oldest=None if oldest is None else oldest.astimezone(office.zone),
        language=language,
    )


def _acts(counts: Tally) -> Iterator[tuple[Words, int]]:
    for known, table in ((counts.acts, _ACTS), (counts.printed, _PAPERS)):
        for kind, said in table.items():
            yield said, known.get(kind, 0)
    yield _DECIDED, counts.decided


def _items(counts: Tally, offer: Offer, language: str) -> Iterator[ReportedItem]:
    """Yield what was filed or came back, what was filed most first."""
    codes = {*counts.filed, *counts.returned}
    for code in sorted(codes, key=lambda code: (-counts.filed.get(code, 0), code)):
        item = offer.items.get(code)
        title = item.title.get(language) if item else code
        yield ReportedItem(title, counts.filed.get(code, 0), counts.returned.get(code, 0))


def _topics(counts: Tally, offer: Offer, language: str) -> Iterator[Counted]:
    """Yield what was filed by the first topic of its item, in the order of the home screen."""
    sums = Counter[str]()
    for code, count in counts.filed.items():
        item = offer.items.get(code)
        sums[item.topics[0] if item and item.topics else ""] += count
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
