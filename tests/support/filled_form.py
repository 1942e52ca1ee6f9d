"""A filled form: every kind of part, rare characters; with twelve family members it has two pages."""

import io
from datetime import datetime, timedelta, timezone

from PIL import Image, ImageDraw

from printing import (
    ApplicationInput,
    FormDeclaration,
    FormField,
    FormOffice,
    FormPart,
    FormSection,
    FormSignature,
    FormTable,
)

ADDRESS = "示范省示范市示范县示范镇示范村民委员会第十二村民小组一百二十三号院东侧第二间平房南门"
STORY = (
    "2026年10月3日夜里，家里厨房的电线老化起火，把东边两间房和堆在里面的粮食、农具都烧了，"
    "没有伤到人。镇消防站第二天来看过，开了证明。现在一家人借住在亲戚家，修房子要三万多元，"
    "眼下过冬的被褥和口粮都不够，所以申请临时救助。"
)
NAMES = ("䶮", "𬭼", "㛃", "乐", "和", "平", "安", "宁", "康", "泰", "祥", "瑞")


def signature() -> bytes:
    image = Image.new("L", (900, 300), 255)
    pen = ImageDraw.Draw(image)
    pen.line([(80, 200), (250, 60), (300, 240), (460, 90), (520, 230), (820, 120)], 0, 9)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def family(members: int) -> tuple[FormPart, ...]:
    kin = ("配偶", "儿子或女儿", "父母或公婆岳父母", "孙辈")
    people = tuple(
        (str(n + 1), f"示范{NAMES[n]}", kin[n % 4], "11010519491231002X", "有慢性病", "800")
        for n in range(members)
    )
    columns = ("序号", "姓名", "与申请人的关系", "公民身份号码", "健康状况", "月收入（元）")
    return (FormSection("共同生活的家庭成员"), FormTable(columns, people)) if people else ()


def parts(members: int = 12) -> tuple[FormPart, ...]:
    return (
        FormSection("申请人"),
        FormField("姓名", "示范𬭼", "third"),
        FormField("性别", "女", "third"),
        FormField("出生日期", "1949年12月31日", "third"),
        FormField("公民身份号码", "11010519491231002X"),
        FormField("手机号码", "13000000000"),
        FormField("现居住地址", ADDRESS),
        FormField("备注", ""),
        FormSection("困难情况"),
        FormField("申请原因", "火灾或水灾、丢了工作", "full"),
        FormField("发生日期", "2026年10月3日", "half"),
        FormField("已发生的支出（元）", "32600", "half"),
        FormField("困难情况说明", STORY, "full"),
        *family(members),
        FormSection("提交的材料"),
        FormTable(
            ("序号", "材料", "要求", "情况"),
            (
                ("1", "身份证", "原件 1 份", "已拍照 1 页"),
                ("2", "户口簿", "原件 1 份", "已拍照 2 页"),
                ("3", "能说明难处的单据", "原件 1 份", "5 个工作日内补交"),
            ),
        ),
        FormDeclaration(
            "承诺",
            "以上填写的内容和提交的材料都是真的。如有不实，愿意退回已领的救助，并承担相应的责任。",
        ),
        FormSignature("申请人签名", signature()),
        FormOffice("村（社区）意见"),
        FormOffice("镇人民政府意见"),
    )


def filled_form(members: int = 12) -> ApplicationInput:
    return ApplicationInput(
        hall="示范镇便民服务中心",
        device_name="自助办事 1 号机",
        title="临时救助申请表",
        agency="示范镇人民政府（示范）",
        number="0001000371234565",
        made_at=datetime(2026, 11, 22, 14, 5, tzinfo=timezone(timedelta(hours=8))),
        parts=parts(members),
        facts=(("身份核验", "居民身份证，本机刷卡，2026年11月22日 14:01"),),
        qr_text="https://platform.example/slip/0001000371234565",
        sample=True,
    )
