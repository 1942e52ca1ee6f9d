"""What a promise says by itself, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """The fixed words of a promise in one language."""

    lang: str
    title: str
    instead: str
    late: str
    item: str
    agency: str
    number: str
    name: str
    id_number: str
    moment: str
    told: str
    basis: str
    conditions: str
    check: str
    paper: str
    way: str
    until: str
    way_instead: str
    way_late: str
    no_until: str
    by: str
    bring: str
    promised: str
    statements: tuple[str, ...]
    in_time: str
    consequences: str
    untrue: str
    overdue: str
    signature: str
    signed_here: str
    unsigned: str
    keep: str
    ask: str
    phone: str
    not_valid: str


_ZH = PromiseWords(
    lang="zh-CN",
    title="承诺书",
    instead="告知承诺",
    late="容缺受理",
    item="事项",
    agency="办理单位",
    number="预受理号",
    name="承诺人",
    id_number="证件号码",
    moment="承诺时间",
    told="一、告知的内容",
    basis="办理依据：",
    conditions="办理条件：",
    check="办理单位会核查承诺的内容，也可以向有关单位查证。下面的材料这样办：",
    paper="材料",
    way="怎么办",
    until="最晚哪天",
    way_instead="以承诺代替，不用交",
    way_late="先受理，以后补交",
    no_until="不用交",
    by="{day}（{days}内）",
    bring="补交时带上这张承诺书或者报上面的号，交到：",
    promised="二、承诺的内容",
    statements=(
        "我已经知道上面告知的全部内容。",
        "我符合办理条件，填写的和承诺的都是真的，是我自己的意思。",
        "我愿意接受核查，承担承诺不实的责任。",
    ),
    in_time="我在{day}以前把上面要补的材料交齐。",
    consequences="三、做不到会怎样",
    untrue="承诺不实的，依法终止办理、限期整改、撤销已经作出的决定或者给予处罚，并记入信用记录。",
    overdue="到期没有交齐的，办理单位可以终止办理，也可以收回已经作出的决定。",
    signature="承诺人签名",
    signed_here="在自助机屏幕上签名",
    unsigned="（没有签名）",
    keep="请收好，这是您的一份。承诺和签名已随申请一起交给办理单位。",
    ask="用手机扫右边的码，或者报号，就能查办到哪一步：",
    phone="问事电话：",
    not_valid="示范单据，不能用来办事。",
)

_EN = PromiseWords(
    lang="en",
    title="Promise",
    instead="Promise instead of proof",
    late="Papers that follow",
    item="Service",
    agency="Agency",
    number="Number",
    name="Promised by",
    id_number="ID number",
    moment="Promised at",
    told="1. What you were told",
    basis="Legal basis: ",
    conditions="Conditions: ",
    check="The agency checks what is promised, and may ask other offices. These papers are handled so:",
    paper="Paper",
    way="How",
    until="At the latest",
    way_instead="Promised instead",
    way_late="Follows later",
    no_until="Not needed",
    by="{day} (within {days})",
    bring="Bring this promise, or tell the number above, when you hand in the papers at: ",
    promised="2. What is promised",
    statements=(
        "I know everything that is said above.",
        "I meet the conditions; what I filled in and promise is true and of my own will.",
        "I agree to be checked, and answer for a promise that is not true.",
    ),
    in_time="I hand in the papers that are to follow by {day}.",
    consequences="3. If the promise is not kept",
    untrue="If it is not true, the case is ended, or mended within a time limit, or the decision is "
    "withdrawn, or a penalty is given as the law says, and it goes on the credit record.",
    overdue="If papers are missing after that day, the agency may end the case or withdraw its decision.",
    signature="Signature",
    signed_here="signed on the screen",
    unsigned="(not signed)",
    keep="Keep this copy. Promise and signature went to the agency with the application.",
    ask="Scan the code with your phone, or tell the number, to ask about it: ",
    phone="Phone: ",
    not_valid="A sample. It cannot be used for any business.",
)


def promise_words(language: str) -> PromiseWords:
    """Return the words for `language`: "en" for English, anything else for Chinese."""
    return _EN if language == "en" else _ZH
