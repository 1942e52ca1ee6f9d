"""What the notice of a returned case says by itself, in both languages."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class ReturnedWords:
    """The fixed words of a notice in one language."""

    lang: str
    title: str
    second: str
    item: str
    number: str
    case_number: str
    name: str
    returned: str
    asked: str
    nothing: str
    due: str
    no_due: str
    how: str
    where: str
    printed: str
    ask: str
    not_valid: str


_ZH = ReturnedWords(
    lang="zh-CN",
    title="材料退回通知",
    second="补正告知：改好、补齐再交，还是同一件事",
    item="事项",
    number="预受理号",
    case_number="办件编号",
    name="申请人",
    returned="退回时间",
    asked="办理单位要您改的",
    nothing="办理单位没有写明，请打电话问，或者到窗口问。",
    due="请在{day}以前改好交来。",
    no_due="办理单位没有定期限，早改早办。",
    how="怎么改",
    where="到哪里、问谁",
    printed="{moment} 在自助机打印。这以后有没有变化，请扫码或者在自助机上查。",
    ask="用手机扫码，或者打开下面的网址，就能看办到哪一步：",
    not_valid="示范单据，不能用来办事。",
)

_EN = ReturnedWords(
    lang="en",
    title="Returned for correction",
    second="Mend it and file it again: it stays the same case",
    item="Service",
    number="Preliminary number",
    case_number="Case number",
    name="Applicant",
    returned="Returned at",
    asked="What the agency asks you to mend",
    nothing="The agency did not say. Please ask by phone or at the window.",
    due="Please mend it by {day}.",
    no_due="The agency set no day. The sooner it is mended, the sooner it is done.",
    how="How to mend it",
    where="Where to go, whom to ask",
    printed="Printed at the kiosk, {moment}. To see what changed since, scan the code or ask a kiosk.",
    ask="Scan the code with your phone, or open this address, to see how the case stands:",
    not_valid="A sample. It cannot be used for any business.",
)


_ZH_SUPPLEMENT = replace(
    _ZH,
    title="补材料通知",
    second="补正告知：补齐了接着办，还是同一件事",
    returned="通知时间",
    asked="办理单位要您补的",
    due="请在{day}以前补齐。",
    no_due="办理单位没有定期限，早补早办。",
    how="怎么补",
)
_EN_SUPPLEMENT = replace(
    _EN,
    title="More papers needed",
    second="Add them and it goes on: it stays the same case",
    returned="Asked at",
    asked="What the agency asks you to add",
    due="Please add it by {day}.",
    no_due="The agency set no day. The sooner it is added, the sooner it is done.",
    how="How to add it",
)


def returned_words(language: str, *, supplement: bool) -> ReturnedWords:
    """Return the words for `language`: "en" for English, anything else for Chinese.

    `supplement`: papers are to be added, nothing came back.
    """
    if language == "en":
        return _EN_SUPPLEMENT if supplement else _EN
    return _ZH_SUPPLEMENT if supplement else _ZH
