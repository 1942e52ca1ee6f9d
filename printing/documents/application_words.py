"""What the application form says by itself, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormWords:
    """The fixed words of a form in one language; what stands in braces is filled in."""

    lang: str
    number: str
    agency: str
    made_at: str
    date: str
    empty: str
    ask: str
    made_here: str
    applicant: str
    agent: str
    not_valid: str
    handled_by: str
    stamp: str

    def numbered(self, place: int, title: str) -> str:
        """Return the title of a section with its number, from 1."""
        return f"{place}. {title}" if self.lang == "en" else f"{_numeral(place)}、{title}"


def _numeral(number: int) -> str:
    """Return a number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    before = "" if tens <= 1 else _DIGITS[tens]
    return f"{before}{'十' * bool(tens)}{_DIGITS[ones]}"


_DIGITS: tuple[str, ...] = ("", *"一二三四五六七八九")
_ZH = FormWords(
    lang="zh-CN",
    number="预受理号",
    agency="受理单位",
    made_at="提交时间",
    date="日期",
    empty="—",
    ask="扫码查询办理进度",
    made_here="本表由{who}在{hall}{device}上填写并签名，内容与电子申请一致。",
    applicant="申请人",
    agent="代办人",
    not_valid="示范单据，不能用来办事。",
    handled_by="经办人：",
    stamp="（盖章）        年      月      日",
)

_EN = FormWords(
    lang="en",
    number="Preliminary number",
    agency="Agency",
    made_at="Filed at",
    date="Date",
    empty="—",
    ask="Scan for progress",
    made_here="Filled in and signed by {who} at {hall}, {device}; the same as was filed.",
    applicant="the applicant",
    agent="the applicant's agent",
    not_valid="A sample. It cannot be used for any business.",
    handled_by="Handled by:",
    stamp="(stamp)    Date:",
)


def form_words(language: str) -> FormWords:
    """Return the words for `language`: "en" for English, anything else for Chinese."""
    return _EN if language == "en" else _ZH
