"""What a report says by itself, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass

from printing.documents.moments import written_date
from printing.documents.report_input import Counted, ReportInput


@dataclass(frozen=True, slots=True)
class SpanWords:
    """What is said otherwise of a day than of a month."""

    title: str
    sums: tuple[str, str, str]
    nothing: str


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The fixed words of a report in one language."""

    lang: str
    day: SpanWords
    month: SpanWords
    sample: str
    items: str
    heads: tuple[str, str, str]
    whole: str
    days: str
    topics: str
    villages: str
    opinions: str
    channels: str
    acts: str
    durations: str
    ratings: str
    rated: str
    few: str
    unrated: str
    untold: str
    unsent: str
    all_sent: str
    left: str
    oldest: str
    refused: str
    kept: str
    foot: str
    news: str


_ZH = ReportWords(
    lang="zh-CN",
    day=SpanWords("大厅日报", ("当天交的", "当天退回的", "现在还没送到县里的"), "这一天没有。"),
    month=SpanWords(
        "大厅月报", ("这个月交的", "这个月退回的", "现在还没送到县里的"), "这个月没有。"
    ),
    sample="示范",
    items="办了哪些事",
    heads=("事项", "交了", "退回"),
    whole="合计",
    days="哪天交了几件",
    topics="要办哪一类事",
    villages="从哪个村来的",
    opinions="大家提的意见说哪方面",
    channels="从哪里来的",
    acts="还做了什么",
    durations="用了多久",
    ratings="评价",
    rated="共 {count} 份",
    few="只有 {count} 份，太少，不分开写。",
    unrated="没有评价。",
    untold="其中 {count} 份的那天太少，不分开写。",
    unsent="现在还没送到县里的",
    all_sent="都送到了。",
    left="还有 {count} 份、{files} 张照片没有送到。",
    oldest="最早的一份是 {moment} 交的。",
    refused="平台不收的有 {count} 份，请找技术员看原因。",
    kept="本机保存多久",
    foot="{moment} 由本机的记录算出，只有数目，没有办事人的内容。",
    news="退回、补材料、办好的，算在本机得知的那一天：过完的一天不会再变。",
)

_EN = ReportWords(
    lang="en",
    day=SpanWords(
        "Day report of the hall",
        ("Filed that day", "Returned that day", "Not at the county yet, as of now"),
        "None on this day.",
    ),
    month=SpanWords(
        "Month report of the hall",
        ("Filed that month", "Returned that month", "Not at the county yet, as of now"),
        "None in this month.",
    ),
    sample="SAMPLE",
    items="What was filed",
    heads=("Service", "Filed", "Returned"),
    whole="In all",
    days="Filed on which day",
    topics="What kind of thing was needed",
    villages="From which village",
    opinions="What opinions are about",
    channels="Where it was filed",
    acts="What else was done",
    durations="How long it took",
    ratings="Ratings",
    rated="{count} in all",
    few="Only {count}: too few to be told apart.",
    unrated="No ratings.",
    untold="{count} of them are of days with too few to be told apart.",
    unsent="Not at the county yet, as of now",
    all_sent="All has arrived.",
    left="Still to go: {count} filings, {files} photos.",
    oldest="The oldest was filed at {moment}.",
    refused="The platform does not take {count} of them. Please ask the technician why.",
    kept="How long this kiosk keeps what",
    foot="Counted from this kiosk's own records, {moment}: numbers only, nothing of anybody's contents.",
    news="What the county told counts on the day this kiosk heard it: a day that is over never changes.",
)


def report_words(language: str) -> ReportWords:
    """Return the words for `language`: "en" for English, anything else for Chinese."""
    return _EN if language == "en" else _ZH


def span_words(report: ReportInput) -> SpanWords:
    """Return what is said of a report's day, or of its month."""
    words = report_words(report.language)
    return words.month if report.is_month else words.day


def written_span(report: ReportInput) -> str:
    """Return the day, or the month."""
    if not report.is_month:
        return written_date(report.first, report.language)
    first = report.first
    return f"{first:%Y-%m}" if report.language == "en" else f"{first.year}年{first.month}月"


def sections_of(report: ReportInput) -> Iterator[tuple[str, tuple[Counted, ...]]]:
    """Yield what is counted beside the items, each under its heading; what has nothing is left out."""
    words = report_words(report.language)
    for heading, counted in (
        (words.days, report.days),
        (words.topics, report.topics),
        (words.villages, report.villages),
        (words.opinions, report.opinions),
        (words.channels, report.channels),
        (words.acts, report.acts),
    ):
        if counted:
            yield heading, counted
