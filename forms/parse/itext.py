"""Reads `<itext>`: all translations of a form."""

import re
from collections.abc import Mapping

from forms.definition import Forms, Itext, Template
from forms.errors import FormError
from forms.parse.document import Element, elements, first
from forms.parse.reader import Reader
from forms.parse.words import read_mixed
from forms.xpath import SchemaPath

# What pyxform writes where a workbook has no translation; the default language stands in for it.
_UNTRANSLATED = Template(("-",))
_CODE_IN_BRACKETS = re.compile(r".*\(([^()]+)\)\s*")


def text_ids(model: Element) -> frozenset[str]:
    """Return the ids of all translated texts."""
    itext = first(model, "itext")
    translations = elements(itext, "translation") if itext is not None else ()
    return frozenset(text.get("id") or "" for t in translations for text in elements(t, "text"))


def read_itext(model: Element, reader: Reader, users: Mapping[str, SchemaPath]) -> Itext:
    """Return the translations; the first language, or the one marked default, is the default.

    Args:
        model: the `<model>` element.
        reader: reads the texts.
        users: the node each text id is used at, which `<output>` paths are relative to.

    Raises:
        FormError: a translation names no language, or its language or a text is there twice.
    """
    itext = first(model, "itext")
    translations: dict[str, dict[str, Forms]] = {}
    marked: list[str] = []
    for translation in elements(itext, "translation") if itext is not None else ():
        language = _language(translation, translations)
        marked += [language] if translation.get("default") is not None else []
        texts = translations[language] = {}
        for text in elements(translation, "text"):
            text_id = text.get("id") or ""
            if text_id in texts:
                raise _twice(f"text {text_id!r}", f"译文 {text_id!r}", f"itext {language}")
            forms = _forms(text, text_id, users.get(text_id, ()), reader)
            if forms:
                texts[text_id] = forms
    if len(marked) > 1:
        raise _twice("default language", "默认语言", f"itext {', '.join(marked)}")
    return Itext((*marked, *translations, "")[0], translations)


def _language(translation: Element, known: Mapping[str, object]) -> str:
    language = translation.get("lang") or ""
    if not language:
        raise FormError(
            "A translation has no lang.",
            place="itext",
            cure="Name its language.",
            zh="有一种译文没有写 lang。请写明是哪种语言。",
        )
    if language in known:
        raise _twice(f"translation {language!r}", f"语言 {language!r}", "itext")
    return language


def _twice(fact: str, zh: str, place: str) -> FormError:
    return FormError(
        f"The {fact} is there twice.",
        place=place,
        cure="Remove one of them.",
        zh=f"{zh}出现了两次。请删去一个。",
    )


def _forms(text: Element, text_id: str, path: SchemaPath, reader: Reader) -> Forms:
    values: dict[str, Template] = {}
    for value in elements(text, "value"):
        template = read_mixed(value, path, f"itext {text_id}", reader)
        if template != _UNTRANSLATED:
            values.setdefault(value.get("form") or "", template)
    return values


def language_codes(itext: Itext) -> Mapping[str, str]:
    """Return code to language name, the default language first: "中文 (zh_CN)" becomes "zh_CN"."""
    names = sorted(itext.translations, key=lambda name: name != itext.default)
    return {_code(name): name for name in names}


def _code(name: str) -> str:
    match = _CODE_IN_BRACKETS.fullmatch(name)
    return match[1].strip() if match else name
