"""Every document of the project with the least and the most that may stand on it, in both languages."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import partial
from typing import Any

from PIL import Image, ImageDraw

from printing import (
    ApplicationInput,
    ChecklistInput,
    ChecklistPaper,
    Counted,
    Fonts,
    FormDeclaration,
    FormField,
    FormOffice,
    FormPart,
    FormSection,
    FormSignature,
    FormTable,
    PromisedPaper,
    PromiseInput,
    ReportedItem,
    ReportInput,
    ResultInput,
    ReturnedInput,
    SlipInput,
    Stock,
    TestPageInput,
    render_application,
    render_checklist,
    render_promise,
    render_report,
    render_result,
    render_returned,
    render_slip,
    render_test_page,
)

MOMENT = datetime(2026, 11, 23, 14, 5, tzinfo=timezone(timedelta(hours=8)))
NUMBER = "0001000371234565"
PAGE = f"https://platform.example/slip/{NUMBER}"
PROOF = f"https://platform.example/proof/{NUMBER}#{'0123456789abcdefghijklmnopqrstuv' * 11}"
RARE = "示范䶮𬭼㛃"
ROLLS = tuple(stock for stock in Stock if stock.is_roll)
_TAKEN_ALONG = ("slip", "checklist", "returned", "test-page")
ADDRESS = "示范省示范自治州示范县示范镇示范村第十二村民小组沿河大道一百二十八号三单元六〇二室旁"
HALLS = {"zh_CN": "示范镇便民服务中心", "en": "Shifan Town Service Hall"}
LONG_HALLS = {
    "zh_CN": "示范省示范自治州示范自治县示范民族乡党群服务和便民服务综合中心",
    "en": "Comprehensive Service Centre of Shifan Nationality Township, Shifan Autonomous County",
}
ITEMS = {"zh_CN": "高龄津贴申请", "en": "Old-age allowance"}
LONG_ITEMS = {
    "zh_CN": "困难残疾人生活补贴和重度残疾人护理补贴（两项补贴）资格认定申请",
    "en": "Living allowance for disabled people in need and care allowance for the severely disabled",
}
ASKED = {
    "zh_CN": "户口簿照片看不清，请重拍第一页和本人那一页；《残疾人证》（第二代）过期了，请到县残联换证，“两项补贴”的银行卡号少了一位。",
    "en": "The photo of the household register cannot be read: please take page 1 and your own page "
    "again. The disability certificate has expired; the number of the bank card lacks a digit.",
}
PROMISES = {
    "zh_CN": "我承诺：家里正在领低保，填写的都是真的，愿意接受核查。如果不是，退回领的补贴，并记入信用记录。",
    "en": "I promise that the family gets the minimum living allowance and that all of this is true and "
    "may be checked. If not, the money is paid back and it goes on record.",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One document: `draw` makes its PDF. `to_edges`: it means to print up to the edges."""

    name: str
    language: str
    draw: Callable[[Fonts], bytes]
    to_edges: bool = False


def every_sample() -> Iterator[Sample]:
    """Yield each document, shortest and longest, in Chinese and in English."""
    makers: dict[str, tuple[Callable[..., bytes], Callable[[str], Any], Callable[[str], Any]]] = {
        "slip": (render_slip, _slip, _long_slip),
        "application": (render_application, _application, _long_application),
        "checklist": (render_checklist, _checklist, _long_checklist),
        "result": (render_result, _result, _long_result),
        "promise": (render_promise, _promise, _long_promise),
        "returned": (render_returned, _returned, _long_returned),
        "report": (render_report, _report, _long_report),
        "test-page": (render_test_page, _test_page, _long_test_page),
    }
    for name, (render, *inputs) in makers.items():
        for length, make in zip(("short", "long"), inputs, strict=True):
            for language in ("zh_CN", "en"):
                draw = partial(render, make(language))
                whole = f"{name}-{length}-{language}"
                yield Sample(whole, language, draw, to_edges=name == "test-page")
                for stock in ROLLS if name in _TAKEN_ALONG else ():
                    strip = partial(render, make(language), stock=stock)
                    yield Sample(f"{whole}-{stock.name.lower()}", language, strip, to_edges=True)


def _said(language: str, zh: str, en: str) -> str:
    return en if language == "en" else zh


def _device(language: str) -> str:
    return _said(language, "自助办事 1 号机", "Kiosk 1")


def _picture(size: tuple[int, int]) -> bytes:
    """Return what somebody might have written with a finger."""
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    points = [(30 + 34 * step, size[1] / 2 + (-1) ** step * size[1] / 4) for step in range(16)]
    draw.line(points, fill=(20, 32, 43, 255), width=7, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _slip(language: str) -> SlipInput:
    return SlipInput(
        hall=HALLS[language],
        device_name=_device(language),
        item_title=ITEMS[language],
        number=NUMBER,
        masked_name="",
        made_at=MOMENT,
        next_steps=(_said(language, "联网后自动送到县里。", "It goes to the county by itself."),),
        address="https://platform.example",
        qr_text="",
        proof_text=PROOF,
        language=language,
        copy=2,
    )


def _long_slip(language: str) -> SlipInput:
    step = _said(
        language,
        "申请已在本机封存，联网后自动送到县里；办理单位在 20 个工作日内答复。",
        "Your application is kept in this kiosk and goes to the county by itself within 20 days.",
    )
    return replace(
        _slip(language),
        hall=LONG_HALLS[language],
        item_title=LONG_ITEMS[language],
        masked_name="示***䶮",
        numbers=tuple((LONG_ITEMS[language], str(int(NUMBER) + n).zfill(16)) for n in range(4)),
        next_steps=(step,) * 4,
        qr_text=f"{PAGE}#0123456789ABCDEFGHJKMNPQRS",
        sample=True,
        copy=1,
        opens=True,
    )


def _application(language: str) -> ApplicationInput:
    return ApplicationInput(
        hall=HALLS[language],
        device_name=_device(language),
        title=ITEMS[language],
        agency=_said(language, "示范县民政局", "Shifan County Civil Affairs Bureau"),
        number=NUMBER,
        made_at=MOMENT,
        parts=(FormField(_said(language, "姓名", "Name"), "示范"), FormField("", "")),
        language=language,
    )


def _long_application(language: str) -> ApplicationInput:
    words = partial(_said, language)
    rows = tuple(
        (f"{RARE}{n}", words("孙子女", "grandchild"), "11010519491231002X", "13800000000")
        for n in range(12)
    )
    parts: tuple[FormPart, ...] = (
        FormSection(words("申请人", "Applicant")),
        FormField(words("姓名", "Name"), RARE),
        FormField(words("身份证号", "ID number"), "110105 19491231 002X"),
        FormField(words("住址", "Address"), ADDRESS, "full"),
        FormField(words("没有填的", "Left empty"), ""),
        FormSection(words("家庭成员", "Family")),
        FormTable(
            (
                words("姓名", "Name"),
                words("关系", "Relation"),
                words("身份证号", "ID number"),
                words("电话", "Phone"),
            ),
            rows,
        ),
        FormField(words("申请理由", "Reasons"), ASKED[language] * 6, "full"),
        FormDeclaration(words("承诺", "Promise"), PROMISES[language]),
        FormSignature(words("申请人签名", "Signature"), _picture((600, 200))),
        FormOffice(words("办理单位意见", "Opinion of the agency")),
    )
    facts = ((words("身份核对", "Identified by"), words("刷身份证", "ID card")),)
    return replace(
        _application(language),
        hall=LONG_HALLS[language],
        title=LONG_ITEMS[language],
        parts=parts,
        facts=facts,
        qr_text=PAGE,
        copy=2,
        sample=True,
    )


def _checklist(language: str) -> ChecklistInput:
    return ChecklistInput(
        hall=HALLS[language],
        device_name=_device(language),
        title=ITEMS[language],
        subjects=(ITEMS[language],),
        papers=(),
        facts=(),
        language=language,
    )


def _long_checklist(language: str) -> ChecklistInput:
    words = partial(_said, language)
    detail = words(
        "原件，1 份，有就带，结了婚才要；没带可以作承诺", "Original. copies: 1. if you have it"
    )
    return replace(
        _checklist(language),
        hall=LONG_HALLS[language],
        title=LONG_ITEMS[language],
        subjects=(LONG_ITEMS[language],) * 3,
        papers=tuple(
            ChecklistPaper(
                words(f"第 {n} 样：户口簿（首页和本人页）", f"Paper {n}: register"), detail
            )
            for n in range(1, 15)
        ),
        facts=(
            (words("要花钱吗", "Fee"), words("不收费", "None")),
            (words("到哪里办", "Where"), ADDRESS),
            (words("问事电话", "Phone"), "0000-0000001、0000-0000002"),
        ),
        qr_text=words("示范清单", "Sample list"),
        sample=True,
    )


def _scan() -> bytes:
    image = Image.new("RGB", (827, 1170), "#FFFFFF")
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, 806, 1149), outline="#14202B", width=3)
    for row in range(30):
        draw.rectangle((80, 120 + 30 * row, 740 - row % 7 * 40, 132 + 30 * row), fill="#7B8B9A")
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def _result(language: str) -> ResultInput:
    return ResultInput((_scan(),), HALLS[language], MOMENT, language=language)


def _long_result(language: str) -> ResultInput:
    return ResultInput((_scan(),) * 3, LONG_HALLS[language], MOMENT, copy=12, language=language)


def _promise(language: str) -> PromiseInput:
    return PromiseInput(
        hall=HALLS[language],
        device_name=_device(language),
        item_title=ITEMS[language],
        agency="",
        basis="",
        conditions="",
        number=NUMBER,
        name="示范",
        id_number="",
        made_at=MOMENT,
        papers=(PromisedPaper(_said(language, "收入证明", "Proof of income")),),
        promise=PROMISES[language],
        late_by=None,
        late_days="",
        place="",
        phones="",
        address="https://platform.example",
        qr_text=PAGE,
        language=language,
    )


def _long_promise(language: str) -> PromiseInput:
    words = partial(_said, language)
    return replace(
        _promise(language),
        hall=LONG_HALLS[language],
        item_title=LONG_ITEMS[language],
        agency=words(
            "示范县残疾人联合会、示范县民政局", "Shifan County Disabled Persons' Federation"
        ),
        basis=words(
            "《国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见》（国发〔2015〕52号）",
            "State Council opinion on living and care allowances for disabled people (2015, No. 52)",
        ),
        conditions=words(
            "有残疾人证。低保家庭的残疾人领生活补贴，一级、二级残疾的领护理补贴，符合的可以都领。",
            "Holders of a disability certificate: the living allowance in low-income families, the "
            "care allowance for grades 1 and 2; both are possible.",
        ),
        name=f"{RARE}（{words('示范', 'sample')}）",
        id_number="11010519491231002X",
        papers=tuple(
            PromisedPaper(
                words(f"第 {n} 样证明材料（原件）", f"Paper {n} (original)"), late=n % 2 == 0
            )
            for n in range(1, 9)
        ),
        late_by=date(2026, 12, 14),
        late_days=words("15 个工作日", "15 working days"),
        place=ADDRESS,
        phones="0000-0000001、0000-0000002",
        signature=_picture((600, 200)),
        sample=True,
        copy=2,
    )


def _returned(language: str) -> ReturnedInput:
    return ReturnedInput(
        hall=HALLS[language],
        device_name=_device(language),
        item_title=ITEMS[language],
        number=NUMBER,
        case_number="",
        masked_name="",
        returned_at=MOMENT,
        printed_at=MOMENT,
        asked="",
        due=None,
        ways=(_said(language, "到窗口改。", "Mend it at the window."),),
        facts=(),
        address="https://platform.example",
        qr_text=PAGE,
        language=language,
    )


def _long_returned(language: str) -> ReturnedInput:
    words = partial(_said, language)
    return replace(
        _returned(language),
        hall=LONG_HALLS[language],
        item_title=LONG_ITEMS[language],
        case_number="示范-2026-1-00000123",
        masked_name="示***䶮",
        asked=f"{ASKED[language]}\n" * 12,
        due=date(2026, 12, 14),
        ways=(
            words("在自助机上扫回执单上的码，打开来改。", "Scan the code of the slip at a kiosk."),
            words("没带回执单，就带身份证到窗口。", "Without the slip, come to the window."),
        ),
        facts=(
            (words("到哪里", "Where"), ADDRESS),
            (words("窗口时间", "Hours"), "8:30–12:00、14:00–17:30"),
            (words("问事电话", "Phone"), "0000-0000001"),
        ),
        sample=True,
        copy=3,
    )


def _report(language: str) -> ReportInput:
    return ReportInput(
        HALLS[language],
        _device(language),
        date(2026, 11, 23),
        date(2026, 11, 23),
        MOMENT,
        (),
        language=language,
    )


def _long_report(language: str) -> ReportInput:
    words = partial(_said, language)
    levels = (("非常满意", "Very good"), ("满意", "Good"), ("基本满意", "Fair"), ("不满意", "Poor"))
    return replace(
        _report(language),
        hall=LONG_HALLS[language],
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        items=tuple(
            ReportedItem(f"{LONG_ITEMS[language]} {n}", 31 - n, n % 3) for n in range(1, 25)
        ),
        topics=tuple(
            Counted(words(f"第 {n} 类：看病和医保", f"Topic {n}: health"), 60 // n)
            for n in range(1, 9)
        ),
        channels=(
            Counted(words("这台自助机", "This kiosk"), 40),
            Counted(words("大厅里别的机器", "Other kiosks of the hall"), 3),
        ),
        days=tuple(Counted(f"10-{day:02}", day % 7 * 3) for day in range(1, 32) if day % 7),
        villages=(
            Counted(words("示范村", "Sample village"), 21),
            Counted(words("其他（每样不到 5 次）", "Other (fewer than 5 each)"), 7),
        ),
        opinions=(Counted(words("道路、路灯、水电", "Roads, lights, water, power"), 6),),
        kept=((words("操作记录", "What staff did"), words("400 天", "400 days")),),
        rated=19,
        acts=(Counted(words("评价", "Ratings"), 17), Counted(words("意见", "Opinions"), 0)),
        durations=(
            (
                words("交上到县里收到（中位数）", "Filed to received (median)"),
                words("2 分钟", "2 minutes"),
            ),
        ),
        ratings=tuple(
            Counted(words(*level), count) for level, count in zip(levels, (9, 5, 2, 1), strict=True)
        ),
        unsent=12,
        files=34,
        oldest=MOMENT - timedelta(days=2),
        sample=True,
    )


def _test_page(language: str) -> TestPageInput:
    return TestPageInput(HALLS[language], _device(language), "file", MOMENT, language=language)


def _long_test_page(language: str) -> TestPageInput:
    return TestPageInput(
        LONG_HALLS[language],
        _device(language),
        "ipp://printer-in-the-hall.example:631/ipp/print/a-long-name-of-a-queue-on-two-lines",
        MOMENT,
        (("kiosk", "1.0.0"), ("reportlab", "5.1.0"), ("CUPS", "2.4.2")),
        language,
    )
