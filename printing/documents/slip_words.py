"""What the slip says by itself, in both languages."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SlipWords:
    """The fixed words of a slip in one language."""

    lang: str
    title: str
    sample: str
    reprint: str
    number_kind: str
    number_hint: str
    numbers_hint: str
    item: str
    applicant: str
    made_at: str
    made_at_form: str
    next_steps: str
    ask: str
    ask_how: str
    ask_here: str
    keep: str
    keep_key: str
    second_copy: str
    not_valid: str

    def moment(self, at: datetime) -> str:
        """Return date and time as they stand on the slip, in the time zone that `at` carries."""
        return self.made_at_form.format(at, month=at.month, day=at.day)


_ZH = SlipWords(
    lang="zh-CN",
    title="办事回执单",
    sample="示范",
    reprint="补打",
    number_kind="预受理号",
    number_hint="查进度、打电话问，报这个号就行。",
    numbers_hint="问哪件事，就报哪件事的号。",
    item="事项",
    applicant="申请人",
    made_at="交件时间",
    made_at_form="{0:%Y}年{month}月{day}日 {0:%H:%M}",
    next_steps="接下来",
    ask="凭此单查询办理进度",
    ask_how="用手机扫右边的码，或者打开：",
    ask_here="也可以回到这里的自助机，按号码查。",
    keep="请收好这张单子，不要发给不认识的人。",
    keep_key="这个码还能打开您交的内容，只此一张。请收好，不要拍给别人。",
    second_copy="补打的单子只能查进度，打不开交的内容。",
    not_valid="示范单据，不能用来办事。",
)

_EN = SlipWords(
    lang="en",
    title="Filing slip",
    sample="SAMPLE",
    reprint="REPRINT",
    number_kind="Preliminary number",
    number_hint="Give this number when you ask about your case.",
    numbers_hint="Give the number of the case that you ask about.",
    item="Service",
    applicant="Applicant",
    made_at="Filed at",
    made_at_form="{0:%Y}-{0:%m}-{0:%d} {0:%H:%M}",
    next_steps="What happens next",
    ask="Ask about your case with this slip",
    ask_how="Scan the code with your phone, or open:",
    ask_here="Or come back to the kiosk here and enter the number.",
    keep="Keep this slip. Do not send it to people you do not know.",
    keep_key="The code also opens what you filed, and is the only one. Show it to nobody else.",
    second_copy="A reprint shows progress only; it does not open what you filed.",
    not_valid="A sample. It cannot be used for any business.",
)


def slip_words(language: str) -> SlipWords:
    """Return the words for `language`: "en" for English, anything else for Chinese."""
    return _EN if language == "en" else _ZH
