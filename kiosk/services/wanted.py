"""Papers that a clerk asks for: their names in words, and a form that takes a photo of each page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape

import forms
from forms import Form, FormRef
from forms.catalogue import Material, ServiceItem, Text

FORM = FormRef("supplement", "1")
"""Form of what is handed in later; what was filed with another version may have other questions."""
MOST_PAGES = 6

# Fewer than an envelope holds: there is the signature, too.
_MOST_PHOTOS = 60
_NAMED = re.compile(r"<wanted_(\d+)>([^<]*)</wanted_\d+>")
_PAGE = re.compile(r"<wanted_(\d+)_page_\d+\b")
_LANGUAGES = (("zh_CN", "中文 (zh_CN)"), ("en", "English (en)"))
_NO_WORDS = Text()
_NO_MORE = Text("没有下一页，就点“先跳过”", "If there is no such page, skip it")


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """A paper wanted. `code`: of the material, or `wanted-N` for the Nth if a clerk wrote its name."""

    asked: str
    code: str
    name: Text
    note: Text
    symbol: str
    pages: int

    @property
    def is_named_in_words(self) -> bool:
        """Whether nothing but its name is known: so many pages as there are."""
        return self.code != self.asked


UNNAMED = WantedPaper(
    "", "wanted-1", Text("要补的材料", "The papers asked for"), _NO_WORDS, "description", MOST_PAGES
)
"""What is asked for where the platform names nothing."""


def wanted_papers(item: ServiceItem | None, wanted: Sequence[str]) -> tuple[WantedPaper, ...]:
    """Return what is asked for; `item` of the case, None where it is offered no more."""
    known = {one.code: one for one in item.materials} if item else {}
    most = min(MOST_PAGES, _MOST_PHOTOS // max(len(wanted), 1))
    return tuple(_paper(known.get(one), one, place, most) for place, one in enumerate(wanted, 1))


def wanted_names(item: ServiceItem | None, wanted: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the names of the papers wanted."""
    return tuple(one.name.get(language) for one in wanted_papers(item, wanted))


def item_for(item: ServiceItem, papers: Sequence[WantedPaper]) -> ServiceItem:
    """Return an item as papers are handed in for it: with these and no others, nothing to promise."""
    materials = tuple(
        Material(
            code=one.code,
            name=one.name,
            form=_NO_WORDS,
            copies=1,
            note=one.note,
            required=True,
            symbol=one.symbol,
            question=" ".join(_pages(place, one)),
        )
        for place, one in enumerate(papers, 1)
    )
    return replace(item, form=FORM, materials=materials, layout=(), promise=_NO_WORDS, late_days=0)


def form_for(papers: Sequence[WantedPaper]) -> Form:
    """Return the form that asks for the pages of these papers, one after the other.

    The first page of each must be there; a paper that was named in words has as many as are taken.
    """
    asked = list(enumerate(papers, 1))
    nodes = "".join(
        f"<wanted_{place}>{escape(_clean(one.name.zh_CN))}</wanted_{place}>"
        + "".join(f"<{name}/>" for name in _pages(place, one))
        for place, one in asked
    )
    binds = "".join(bind for place, one in asked for bind in _binds(place, one))
    body = "".join(_uploads(place, one) for place, one in asked)
    words = "".join(_translation(asked, *language) for language in _LANGUAGES)
    return forms.load(_XFORM.format(nodes=nodes, binds=binds, body=body, words=words).encode())


def form_of(record: bytes) -> Form:
    """Return the form of what was handed in, by its own record: the names of its papers and their pages.

    Raises:
        FormError: it is no such record.
    """
    text = record.decode()
    named = {place: unescape(name) for place, name in _NAMED.findall(text)}
    pages = Counter(_PAGE.findall(text))
    return form_for(
        [
            WantedPaper(name, name, Text(name, name), _NO_WORDS, "description", pages[place])
            for place, name in named.items()
        ]
    )


def _paper(material: Material | None, asked: str, place: int, most: int) -> WantedPaper:
    if material is None:
        name = Text(asked, asked)
        return WantedPaper(asked, f"wanted-{place}", name, _NO_WORDS, "description", most)
    pages = max(len(material.questions), 1)
    return WantedPaper(asked, material.code, material.name, material.note, material.symbol, pages)


def _pages(place: int, paper: WantedPaper) -> tuple[str, ...]:
    return tuple(f"wanted_{place}_page_{page}" for page in range(1, paper.pages + 1))


def _binds(place: int, paper: WantedPaper) -> Iterator[str]:
    names = _pages(place, paper)
    for before, name in zip(("", *names), names, strict=False):
        ask = ' required="true()"' if not before else ""
        if before and paper.is_named_in_words:
            ask = f""" relevant="/data/{before} != ''" """
        yield f'<bind nodeset="/data/{name}" type="binary"{ask}/>'


def _uploads(place: int, paper: WantedPaper) -> str:
    return "".join(
        f'<upload mediatype="image/*" appearance="document" ref="/data/{name}">'
        f"<label ref=\"jr:itext('{name}')\"/><hint ref=\"jr:itext('{name}:hint')\"/></upload>"
        for name in _pages(place, paper)
    )


def _translation(asked: Sequence[tuple[int, WantedPaper]], code: str, name: str) -> str:
    texts = "".join(
        _text(ref, _label(paper, page, code)) + _text(f"{ref}:hint", _hint(paper, page, code))
        for place, paper in asked
        for page, ref in enumerate(_pages(place, paper), 1)
    )
    return f'<translation lang="{name}">{texts}</translation>'


def _text(id_: str, words: str) -> str:
    return f'<text id="{id_}"><value>{escape(_clean(words))}</value></text>'


def _label(paper: WantedPaper, page: int, language: str) -> str:
    name = paper.name.get(language)
    if paper.pages == 1 or (paper.is_named_in_words and page == 1):
        return name
    return f"{name}, page {page}" if language == "en" else f"{name}，第 {page} 页"


def _hint(paper: WantedPaper, page: int, language: str) -> str:
    is_more = page > 1 and paper.is_named_in_words
    return (_NO_MORE if is_more else paper.note).get(language)


def _clean(words: str) -> str:
    """Return words without the signs that no XML takes."""
    return "".join(sign for sign in words if sign.isprintable())


_XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head>
<h:title>补充材料</h:title><model><itext>{words}</itext>
<instance><data id="supplement" version="1">{nodes}
<orx:meta><orx:instanceID/></orx:meta></data></instance>{binds}
<bind nodeset="/data/orx:meta/orx:instanceID" type="string" readonly="true()" jr:preload="uid"/>
</model></h:head><h:body>{body}</h:body></h:html>"""
