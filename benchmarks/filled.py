"""A filing of about 20 KB: the form for temporary assistance, filled in by chance, in Chinese.

The form is the one that is shipped, the XML what the form engine writes. Names, numbers, dates and
the story differ in every filing; a family is as large as it takes for the size.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from typing_extensions import override

import forms
from forms import FormRef, Question, QuestionPage, Session
from kiosk.paths import DIVISIONS, SERVICES
from kiosk.services.catalogue import catalogue_of
from sync.clock import SystemClock, new_id
from sync.store import Submission, SubmissionFile
from tests.support.filler import Filler, id_number

ITEM = "temporary-assistance"
_MEMBERS = 75
_STORY = 480
_MONEY = {"cost", "own_income", "member_income"}
_CHOSEN = {"member_kin", "member_health", "sex", "contact"}
_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
)
_GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂华建国玉兰凤梅春燕红志文海燕福贵生荣金根德昌小雨"
)
_STORY_WORDS = (
    "去年|今年春天|三月初|上个月|中秋以后|前些天|夏天发大水时|过年前后",
    "父亲|母亲|爱人|大儿子|小女儿|我自己|家里的老人|孙子",
    "在地里干活|上山砍柴|去镇上赶集|骑车回家|在工地打工|下河捞沙|夜里起床|放学路上",
    "突然晕倒|摔断了腿|被车撞伤|查出重病|中风了|烧伤了手|淋雨得了肺炎|腰椎出了毛病",
    "送到县医院住了|在市里做手术住了|转到省城治疗|在卫生院躺了",
    "半个月|二十多天|一个多月|三个月|四十天",
    "借了亲戚的钱|卖了家里的牛|停了工没有收入|欠着医院的账|粮食也没有收回来|房子漏雨没钱修",
    "孩子还在上学|两个老人要照顾|地租给了别人|低保还没有批下来|新农合报销得不多",
)


def filings(count: int, seed: int) -> Iterator[bytes]:
    """Yield finalized instances, each with other answers; the same for the same seed."""
    catalogue = catalogue_of(SERVICES, DIVISIONS, Path("build/bench-catalogue"))
    form = forms.load(catalogue.form_xml(ITEM), catalogue.media(ITEM))
    resident = _Resident(form, random.Random(seed))  # noqa: S311  # to be repeatable
    return (resident.fill_again() for _ in range(count))


def submission(xml: bytes, files: tuple[SubmissionFile, ...] = ()) -> Submission:
    """Return what a kiosk hands to its store when such an instance is signed."""
    return Submission(
        kind="filing",
        item=ITEM,
        form=FormRef(ITEM, "2026112201"),
        xml=xml,
        files=files,
        identity={
            "how": "card",
            "document": "resident-id-card",
            "consent_version": "1",
            "consent_at": SystemClock().now(),
        },
        masked_name="示**",
        tails=("0000", "002X"),
        title={"zh_CN": "临时救助申请", "en": "Temporary assistance"},
        promised_days=20,
    )


class _Resident(Filler):
    """Answers each question with something that nobody else answers."""

    def __init__(self, form: forms.Form, chance: random.Random) -> None:
        clock = SystemClock()
        self._filled = Session(
            form, now=clock.now, new_id=lambda: str(new_id(clock)), language="zh_CN"
        )
        self._clock = clock
        self._chance = chance
        super().__init__(self._filled, today=clock.now().date(), repeats=_MEMBERS)
        self.fill()

    def fill_again(self) -> bytes:
        """Answer by chance all that is different from family to family; return the XML."""
        for page in self._filled.pages():
            for question in page.questions if isinstance(page, QuestionPage) else ():
                for value in self._own(question):
                    self._filled.answer(question.ref, value)
        old = self._filled.instance_id.encode()
        return self._filled.finalize().xml.replace(old, f"uuid:{new_id(self._clock)}".encode())

    @override
    def _candidates(self, question: Question) -> Iterator[str]:
        yield from self._own(question)
        yield from super()._candidates(question)

    def _own(self, question: Question) -> Iterator[str]:
        chance, name = self._chance, question.ref.rpartition("/")[2]
        if name == "lives_alone":
            yield "no"
        elif question.extra.get("check") == "id-number":
            yield id_number(chance.randrange(1935, 2020), chance.randrange(1000))
        elif name == "story":
            yield self._story()
        elif name.endswith("name"):
            yield f"示范{chance.choice(_FAMILY)}{chance.choice(_GIVEN)}{chance.choice(_GIVEN)}"
        elif name == "address":
            place = "".join(chance.sample(_GIVEN, 2))
            yield f"示范镇{place}村 {chance.randrange(1, 15)} 组 {chance.randrange(1, 200)} 号"
        elif name in _MONEY:
            yield str(chance.randrange(5000, 9000, 10))
        elif name in _CHOSEN:
            yield chance.choice(question.choices).value

    def _story(self) -> str:
        words = [part.split("|") for part in _STORY_WORDS]
        story = ""
        while len(story) < _STORY - 60:
            story += "，".join(self._chance.choice(part) for part in words) + "。"
        return story[:_STORY]
