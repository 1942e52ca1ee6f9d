"""What the slip says by itself, in both languages."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SlipWords:
    """The fixed words of a slip in one language."""

    lang: str
    title: str
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
    own_code: str
    own_code_use: str
    own_code_warning: str
    proof_code: str
    proof_code_use: str
    proof_code_calm: str
    ask_too: str
    not_valid: str

    def moment(self, at: datetime) -> str:
        """Return date and time as they stand on the slip, in the time zone that `at` carries."""
        return self.made_at_form.format(at, month=at.month, day=at.day)

    def keeping(self, *, opens: bool, copy: int) -> str:
        """Return why to keep it well: as it opens what was filed, or as a second copy."""
        if opens:
            return self.keep_key
        return self.second_copy if copy > 1 else self.keep


_ZH = SlipWords(
    lang="zh-CN",
    title="办事回执单",
    number_kind="预受理号",
    number_hint="查进度、打电话问，报这个号就行。",
    numbers_hint="问哪件事，就报哪件事的号。",
    item="事项",
    applicant="申请人",
    made_at="交件时间",
    made_at_form="{0:%Y}年{month}月{day}日 {0:%H:%M}",
    next_steps="接下来",
    ask="凭此单查询办理进度",
    ask_how="用手机扫码，或者打开：",
    ask_here="也可以回到这里的自助机，按号码查。",
    keep="请收好这张单子，不要发给不认识的人。",
    keep_key="这个码还能打开您交的内容，只此一张。请收好，不要拍给别人。",
    second_copy="补打的单子能查进度、核对真假，打不开交的内容。",
    own_code="办事码：自己用",
    own_code_use="手机看进度，自助机开材料",
    own_code_warning="只此一张，别让别人拍",
    proof_code="验真码：给别人看",
    proof_code_use="有人要核对真假，就扫它",
    proof_code_calm="打不开您交的材料",
    ask_too="查进度也可以打开 {address}",
    not_valid="示范单据，不能用来办事。",
)

_EN = SlipWords(
    lang="en",
    title="Filing slip",
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
    second_copy="A reprint shows progress and proves the slip; it does not open what you filed.",
    own_code="Your code: keep it",
    own_code_use="Opens progress and your papers.",
    own_code_warning="The only one. Show it to nobody.",
    proof_code="Proof: show this one",
    proof_code_use="Tells anyone the slip is genuine.",
    proof_code_calm="It does not open your papers.",
    ask_too="Progress is also at {address}",
    not_valid="A sample. It cannot be used for any business.",
)


def slip_words(language: str) -> SlipWords:
    """Return the words for `language`: "en" for English, anything else for Chinese."""
    return _EN if language == "en" else _ZH
