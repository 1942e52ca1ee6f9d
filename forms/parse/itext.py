"""Reads `<itext>`: all translations of a form."""

import re
from collections.abc import Iterable, Mapping, Sequence

from forms.definition import Forms, Itext, Template
from forms.parse.document import Element, elements, first
from forms.parse.reader import Reader
from forms.xpath import SchemaPath

# What pyxform writes where a workbook has no translation; the default language stands in for it.
_UNTRANSLATED = Template(("-",))
_CODE_IN_BRACKETS = re.compile(r".*\(([^()]+)\)\s*")


def read_itext(model: Element, reader: Reader, users: Mapping[str, SchemaPath]) -> Itext:
    """Return the translations; the first language, or the one marked default, is the default.

    Args:
        model: the `<model>` element.
        reader: reads the texts.
        users: the node each text id is used at, which `<output>` paths are relative to.

    Raises:
        FormError: an `<output>` is wrong.
    """
    itext = first(model, "itext")
    translations: dict[str, dict[str, Forms]] = {}
    default = ""
    for translation in elements(itext, "translation") if itext is not None else ():
        language = translation.get("lang") or ""
        if not translations or translation.get("default") is not None:
            default = language
        texts = translations.setdefault(language, {})
        for text in elements(translation, "text"):
            text_id = text.get("id") or ""
            forms = _forms(text, text_id, users.get(text_id, ()), reader)
            if forms:
                texts[text_id] = forms
    return Itext(default, translations)


def _forms(text: Element, text_id: str, path: SchemaPath, reader: Reader) -> Forms:
    values: dict[str, Template] = {}
    for value in elements(text, "value"):
        place = f"itext {text_id}"
        template = reader.mixed(value, path, place)
        if template != _UNTRANSLATED:
            values.setdefault(value.get("form") or "", template)
    return values


def language_codes(itext: Itext) -> Mapping[str, str]:
    """Return code to language name, the default language first: "中文 (zh_CN)" becomes "zh_CN"."""
    names: Sequence[str] = sorted(itext.translations, key=lambda name: name != itext.default)
    return {_code(name): name for name in _unique(names)}


def _code(name: str) -> str:
    match = _CODE_IN_BRACKETS.fullmatch(name)
    return match[1].strip() if match else name


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
