"""Names of people as a clerk can read them and the platform can find them.

Taken out without a word, because nobody sees it and the name reads the same without: control
characters, zero-width and direction marks, variation selectors, the half of a character that was
cut off (a lone surrogate), space around a name and between Chinese characters. A dot of another kind between two parts becomes ·, the one
that ID cards have; letters of full width become plain ones.

Refused in words, because only the person knows what is meant: figures, emoji and other signs,
letters that are neither Chinese nor Latin (every card and passport has the name in one of the two),
characters of one computer's own making (private use), and more than `LONGEST` characters.
"""

import re
import unicodedata

LONGEST = 50

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_DOTS = str.maketrans(dict.fromkeys("•‧・∙⋅･．", "·"))
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_BETWEEN = frozenset(" ·-.'’")
_CHINESE = "[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_HAN = re.compile(_CHINESE)
_GAP = re.compile(f"(?<={_CHINESE}) (?={_CHINESE})")
_OWN = "Co"

_MISSING = ("请写上姓名。", "Please enter your name.")
_TOO_LONG = (
    f"姓名太长了，最多 {LONGEST} 个字。请和证件上写得一样。",
    f"The name is too long. Please write it as on your document, at most {LONGEST} characters.",
)
_FIGURES = (
    "名字里不会有数字。请再看看，和证件上写得一样。",
    "A name has no digits. Please write it as on your document.",
)
_UNKNOWN = (
    "有一个字这台机器认不得。请换个写法，或者找工作人员帮您写。",
    "One character is not known here. Please write it another way, or ask staff to help.",
)
_SIGNS = (
    "名字里只写汉字或字母。表情和别的符号请删掉，和证件上写得一样。",
    "A name has letters only. Please take out pictures and signs, and write it as on your document.",
)


def without_unseen(text: str) -> str:
    """Return a line or several without what nobody sees; line breaks stay."""
    seen = (one for one in text if one == "\n" or unicodedata.category(one) not in _UNSEEN)
    return _VARIANTS.sub("", "".join(seen)).strip()


def cleaned_name(name: str) -> str:
    """Return a name as it is kept."""
    plain = without_unseen(" ".join(name.split()).translate(_DOTS).translate(_WIDE))
    return _GAP.sub("", unicodedata.normalize("NFC", plain))


def name_fault(name: str, language: str) -> str | None:
    """Return in words what keeps `name` from being a name, or None."""
    words = _fault(cleaned_name(name))
    return None if words is None else words[language == "en"]


def _fault(name: str) -> tuple[str, str] | None:
    if not name:
        return _MISSING
    if len(name) > LONGEST:
        return _TOO_LONG
    strange = [one for one in name if not _belongs(one)]
    if any(one.isdigit() for one in strange):
        return _FIGURES
    if any(unicodedata.category(one) in {_OWN, "Cn"} for one in strange):
        return _UNKNOWN
    return _SIGNS if strange or not any(map(_is_letter, name)) else None


def _belongs(one: str) -> bool:
    return one in _BETWEEN or _is_letter(one)


def _is_letter(one: str) -> bool:
    is_latin = one.isalpha() and unicodedata.name(one, "").startswith("LATIN ")
    return is_latin or _HAN.match(one) is not None
