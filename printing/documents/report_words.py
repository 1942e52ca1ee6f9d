"""What a day report says by itself, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The fixed words of a day report in one language."""

    lang: str
    title: str
    sample: str
    sums: tuple[str, str, str]
    items: str
    heads: tuple[str, str, str]
    whole: str
    nothing: str
    topics: str
    channels: str
    acts: str
    durations: str
    ratings: str
    rated: str
    few: str
    sealed: str
    unsent: str
    all_sent: str
    left: str
    oldest: str
    refused: str
    foot: str


_ZH = ReportWords(
    lang="zh-CN",
    title="大厅日报",
    sample="示范",
    sums=("当天交的", "当天退回的", "还没送到县里的"),
    items="办了哪些事",
    heads=("事项", "交了", "退回"),
    whole="合计",
    nothing="这一天没有。",
    topics="要办哪一类事",
    channels="从哪里来的",
    acts="还做了什么",
    durations="用了多久",
    ratings="评价",
    rated="共 {count} 份",
    few="只有 {count} 份，太少，不分开写。",
    sealed="评价封给县平台，本机看不到内容。",
    unsent="还没送到县里的",
    all_sent="都送到了。",
    left="还有 {count} 份、{files} 张照片没有送到。",
    oldest="最早的一份是 {moment} 交的。",
    refused="平台不收的有 {count} 份，请找技术员看原因。",
    foot="{moment} 由本机的记录算出，只有数目，没有办事人的内容。",
)

_EN = ReportWords(
    lang="en",
    title="Day report of the hall",
    sample="SAMPLE",
    sums=("Filed that day", "Returned that day", "Not yet at the county"),
    items="What was filed",
    heads=("Service", "Filed", "Returned"),
    whole="In all",
    nothing="None on this day.",
    topics="What kind of thing was needed",
    channels="Where it was filed",
    acts="What else was done",
    durations="How long it took",
    ratings="Ratings",
    rated="{count} in all",
    few="Only {count}: too few to be told apart.",
    sealed="Ratings are sealed for the platform; this kiosk cannot read them.",
    unsent="Not yet at the county",
    all_sent="All has arrived.",
    left="Still to go: {count} filings, {files} photos.",
    oldest="The oldest was filed at {moment}.",
    refused="The platform does not take {count} of them. Please ask the technician why.",
    foot="Counted from this kiosk's own records, {moment}: numbers only, nothing of anybody's contents.",
)


def report_words(language: str) -> ReportWords:
    """Return the words for `language`: "en" for English, anything else for Chinese."""
    return _EN if language == "en" else _ZH
