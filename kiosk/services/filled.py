"""What a filling says on paper, part by part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from forms.catalogue import PrintRow, ServiceItem, Text
from forms.catalogue.layout import (
    ANSWERS,
    DECLARATION,
    OFFICE,
    PAPERS,
    SECTION,
    SIGNATURE,
    TABLE,
)
from kiosk.services.answered import Answers
from kiosk.services.filling import Filling
from kiosk.services.given import is_promised, papers_given
from kiosk.services.laid_out import fields_of, layout_of
from printing import (
    FormDeclaration,
    FormField,
    FormOffice,
    FormPart,
    FormSection,
    FormSignature,
    FormTable,
    FormWidth,
)

_MORE = Text("其他内容", "Further answers")
_NUMBER = Text("序号", "No.")
_SIGNATURE = Text("申请人签名", "Signature")
_AGENTS_SIGNATURE = Text("代办人签名", "Agent's signature")
_DECLARATION = Text("申请人承诺", "Declaration")
_PROMISE = Text("告知承诺", "Promise")
_ANSWERED = frozenset({ANSWERS, TABLE, PAPERS})


def parts_of(
    filling: Filling,
    item: ServiceItem,
    signature: bytes,
    held: Mapping[str, str],
    *,
    is_by_agent: bool = False,
) -> tuple[FormPart, ...]:
    """Return what stands on the form of an item, in the filling's language.

    Fields that were not asked are left out, and sections in which nothing stands. What the layout of
    the workbook forgets stands at the end of it. How a paper is given is told by the list of papers.

    Args:
        filling: the answers.
        item: whose form it is.
        signature: PNG, b"" where nobody signed.
        held: where a page of a paper was handed in earlier, by the name the form gives it.
        is_by_agent: an agent signed, whomever the workbook has sign.
    """
    answers = Answers(filling)
    ways = {material.way for material in item.materials}
    rows = item.layout or tuple(layout_of(answers, without=ways))
    named = {name for row in rows for name in row.questions}
    fields = tuple(fields_of(answers.alone(without=named | ways)))
    tables = tuple(PrintRow(TABLE, rest) for rest in answers.unnamed(named))
    rows = (*rows, PrintRow(SECTION, label=_MORE), *fields, *tables)
    signed = FormSignature(
        _AGENTS_SIGNATURE.get(answers.language) if is_by_agent else "", signature
    )
    return tuple(_Parts(answers, item, signed, held).all(rows))


class _Parts:
    """Turns the rows of a layout into the parts of a form."""

    def __init__(
        self, answers: Answers, item: ServiceItem, signed: FormSignature, held: Mapping[str, str]
    ) -> None:
        """`signed`: without a label, the workbook says whose signature it is."""
        self._answers = answers
        self._item = item
        self._signed = signed
        self._held = held
        self._language = answers.language

    def all(self, rows: Sequence[PrintRow]) -> Iterator[FormPart]:
        """Give the parts; what was promised instead of papers stands before the signature."""
        promise = self._promise()
        title: FormSection | None = None
        is_empty = False
        for row in rows:
            if row.kind == SECTION:
                title, is_empty = FormSection(row.label.get(self._language)), False
                continue
            parts = tuple(self._part(row))
            if not parts:
                is_empty |= row.kind in _ANSWERED
                continue
            if title is not None and (row.kind in _ANSWERED or not is_empty):
                yield title
            title = None
            if row.kind == SIGNATURE:
                yield from promise
                promise = ()
            yield from parts
        yield from promise

    def _promise(self) -> tuple[FormPart, ...]:
        if not is_promised(self._item, self._answers.value):
            return ()
        words = self._item.promise.get(self._language)
        return (FormDeclaration(_PROMISE.get(self._language), words),)

    def _part(self, row: PrintRow) -> Iterator[FormPart]:
        label = row.label.get(self._language)
        if row.kind == ANSWERS:
            yield from self._field(row, label)
        elif row.kind == TABLE:
            yield from self._table(row)
        elif row.kind == PAPERS:
            yield from self._papers()
        elif row.kind == DECLARATION:
            yield FormDeclaration(_DECLARATION.get(self._language), label)
        elif row.kind == SIGNATURE:
            label = self._signed.label or label or _SIGNATURE.get(self._language)
            yield replace(self._signed, label=label)
        elif row.kind == OFFICE:
            yield FormOffice(label)

    def _field(self, row: PrintRow, label: str) -> Iterator[FormPart]:
        answers = self._answers
        asked = [name for name in row.questions if answers.has(name)]
        if asked:
            joiner = ", " if self._language == "en" else " "
            words = joiner.join(filter(None, map(answers.answer, asked)))
            yield FormField(label or answers.label(asked[0]), words, cast("FormWidth", row.width))

    def _table(self, row: PrintRow) -> Iterator[FormPart]:
        answers, labels = self._answers, row.columns(self._language)
        scopes = next(filter(None, map(answers.scopes_of, row.questions)), ())
        asked = [
            (name, labels[place] if labels else answers.label(name))
            for place, name in enumerate(row.questions)
            if any(answers.has(name, scope) for scope in scopes)
        ]
        if asked:
            yield FormTable(
                (_NUMBER.get(self._language), *(label for _, label in asked)),
                tuple(
                    (str(place), *(answers.answer(name, scope) for name, _ in asked))
                    for place, scope in enumerate(scopes, start=1)
                ),
            )

    def _papers(self) -> Iterator[FormPart]:
        columns, *rows = papers_given(self._item, self._answers, self._held)
        if rows:
            yield FormTable(columns, tuple(rows))
