"""Papers for the simulated camera to look at, each marked 示范 and of no use as itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from PIL import Image, ImageDraw, ImageFont

_INK = "#1B2430"
_LABEL = "#2B6A9B"
_RED = "#B3261E"
_NAME = "示范居民"
_ID_NUMBER = "110105 19491231 002X"
_ADDRESS = "示范县示范镇示范村1组1号"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper while it is drawn; lengths in pixels."""

    image: Image.Image
    pen: ImageDraw.ImageDraw
    font: Path

    @classmethod
    def blank(cls, size: tuple[int, int], ground: str, font: Path) -> "Sheet":
        """Take a fresh paper."""
        image = Image.new("RGB", size, ground)
        return cls(image, ImageDraw.Draw(image), font)

    def write(
        self, at: tuple[float, float], words: str, size: int, ink: str = _INK, anchor: str = "la"
    ) -> None:
        """Write one line; `anchor` as Pillow names it."""
        self.pen.text(at, words, ink, ImageFont.truetype(self.font, size), anchor=anchor)

    def rows(self, x: int, y: int, step: int, facts: Mapping[str, str]) -> None:
        """Write labels and values below each other."""
        for place, (label, value) in enumerate(facts.items()):
            top = y + place * step
            self.write((x, top), label, step // 2, _LABEL)
            self.write((x + 5 * step // 2, top), value, step // 2)

    def mark(self, ink: str = "#9CB6C4") -> None:
        """Write across the bare paper that it is a sample."""
        width, height = self.image.size
        size = height // 11
        self.write((width / 2, height * 0.72), "示范样张 · 不作证件用", size, ink, "mm")


def _id_card_front(font: Path) -> Image.Image:
    sheet = Sheet.blank((1712, 1080), "#E9F2F5", font)
    for y in range(0, 1080, 18):
        sheet.pen.line([(0, y), (856, y + 60), (1712, y)], "#DCE9EF", 3)
    sheet.mark()
    facts = {
        "姓名": _NAME,
        "性别": "女    民族  汉",
        "出生": "1949 年 12 月 31 日",
        "住址": _ADDRESS,
    }
    sheet.rows(110, 120, 116, facts)
    sheet.pen.rounded_rectangle([1200, 130, 1600, 640], 16, "#C5D5DC")
    sheet.pen.ellipse([1310, 210, 1490, 420], "#8FA6B0")
    sheet.pen.pieslice([1230, 430, 1570, 850], 180, 360, "#8FA6B0")
    sheet.write((110, 900), "公民身份号码", 54, _LABEL)
    sheet.write((560, 890), _ID_NUMBER, 72)
    return sheet.image


def _id_card_back(font: Path) -> Image.Image:
    sheet = Sheet.blank((1712, 1080), "#F1EEF4", font)
    for y in range(0, 1080, 18):
        sheet.pen.line([(0, y), (856, y - 60), (1712, y)], "#E4DDEA", 3)
    sheet.mark("#C3B3CC")
    sheet.pen.ellipse([120, 110, 380, 370], _RED)
    sheet.write((250, 240), "示范", 90, "#FFE9C9", "mm")
    sheet.write((1000, 170), "居民身份证样张", 110, anchor="mm")
    sheet.write((1000, 310), "（仅供演示）", 76, anchor="mm")
    sheet.rows(330, 860, 104, {"签发机关": "示范县公安局", "有效期限": "2016.01.01-长期"})
    return sheet.image


def _business_licence(font: Path) -> Image.Image:
    sheet = Sheet.blank((2100, 1485), "#FDFBF3", font)
    for inset, width in ((40, 14), (66, 4)):
        frame = [inset, inset, 2100 - inset, 1485 - inset]
        sheet.pen.rectangle(frame, outline="#C9A24B", width=width)
    sheet.mark("#E3D6B4")
    sheet.write((1050, 220), "营业执照（示范）", 150, anchor="mm")
    sheet.write((1050, 360), "统一社会信用代码 91350100M000100Y43", 58, anchor="mm")
    facts = {
        "名称": "示范县示范镇示范小吃店",
        "类型": "个体工商户",
        "经营者": _NAME,
        "经营场所": "示范县示范镇示范街1号",
        "经营范围": "小餐饮服务",
        "注册日期": "2026年11月22日",
    }
    sheet.rows(260, 480, 116, facts)
    sheet.pen.ellipse([1500, 950, 1860, 1310], outline=_RED, width=12)
    sheet.write((1680, 1130), "示范专用", 76, _RED, "mm")
    return sheet.image


def _household_register(font: Path) -> Image.Image:
    sheet = Sheet.blank((1900, 1340), "#FBF6EC", font)
    sheet.mark("#DCCFB4")
    sheet.write((950, 140), "常住人口登记卡（示范）", 96, anchor="mm")
    facts = (
        ("姓名", _NAME, "户主或与户主关系", "户主"),
        ("性别", "女", "民族", "汉"),
        ("出生地", "示范县", "出生日期", "1949年12月31日"),
        ("公民身份号码", "11010519491231002X", "文化程度", "小学"),
        ("婚姻状况", "有配偶", "服务处所", "务农"),
        ("何时迁来", "世居", "登记日期", "2026年11月22日"),
    )
    for row, cells in enumerate(facts):
        for column, words in enumerate(cells):
            left, top = 90 + (0, 320, 900, 1300)[column], 250 + row * 130
            right = 90 + (320, 900, 1300, 1720)[column]
            sheet.pen.rectangle([left, top, right, top + 130], outline=_INK, width=4)
            ink = _INK if column % 2 else _LABEL
            sheet.write(((left + right) / 2, top + 65), words, 46, ink, "mm")
    sheet.write((120, 1090), f"住址  {_ADDRESS}", 52)
    sheet.pen.ellipse([1460, 1040, 1700, 1280], outline=_RED, width=10)
    sheet.write((1580, 1160), "示范", 76, _RED, "mm")
    return sheet.image


def _premises(font: Path) -> Image.Image:
    """A shop front: a scene, not a paper."""
    sheet = Sheet.blank((2592, 1944), "#BFD7E8", font)
    sheet.pen.rectangle([0, 1560, 2592, 1944], "#8C8A86")
    for x in range(-400, 2992, 216):
        sheet.pen.line([(1296 + (x - 1296) * 0.7, 1560), (x, 1944)], "#7B7975", 6)
    sheet.pen.rectangle([300, 260, 2292, 1560], "#D9CBB6")
    for y in range(300, 1560, 60):
        sheet.pen.line([(300, y), (2292, y)], "#CBBCA5", 4)
    sheet.pen.rectangle([380, 360, 2212, 640], "#8E2A22")
    sheet.write((1296, 500), "示范小吃店（示范）", 170, "#FFF3D6", "mm")
    for left, right in ((420, 1000), (1592, 2172)):
        sheet.pen.rectangle([left, 760, right, 1380], "#5B7686", "#EFEAE0", 24)
        sheet.pen.polygon([(left + 60, 1340), (left + 60, 1000), (left + 320, 800)], "#7C97A6")
    sheet.pen.rectangle([1090, 760, 1502, 1560], "#6B4A33", "#EFEAE0", 20)
    sheet.pen.ellipse([1430, 1150, 1470, 1190], "#D8B25A")
    sheet.write((710, 1070), "早点 面条", 90, "#F4F1EA", "mm")
    sheet.write((1882, 1070), "示范照片", 90, "#F4F1EA", "mm")
    return sheet.image


DRAWN: Mapping[str, Callable[[Path], Image.Image]] = MappingProxyType(
    {
        "id-card-front": _id_card_front,
        "id-card-back": _id_card_back,
        "business-licence": _business_licence,
        "household-register": _household_register,
        "premises": _premises,
    }
)
