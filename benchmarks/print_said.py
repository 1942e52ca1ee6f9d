"""What stands on a form and on a slip, said to the templates of the peers."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import segno

from printing import (
    ApplicationInput,
    FormDeclaration,
    FormField,
    FormOffice,
    FormPart,
    FormSection,
    FormSignature,
    FormTable,
    SlipInput,
)
from printing.documents.application_words import FormWords, form_words
from printing.documents.moments import grouped, written_date, written_moment
from printing.documents.slip_words import slip_words

# How much of the width a field takes, and from how many characters on it takes all.
_SIXTHS = {"third": 2, "half": 3, "full": 6}
_ALL = 6
_LONG = 20
_SAMPLE = "示范"


def form_said(form: ApplicationInput) -> dict[str, Any]:
    """Return what stands on a form, its rows from the top down, for a template."""
    words = form_words(form.language)
    facts = [
        (words.number, grouped(form.number)),
        (words.agency, form.agency),
        (words.made_at, written_moment(form.made_at, form.language)),
        *form.facts,
    ]
    return {
        "hall": form.hall,
        "device": form.device_name,
        "title": form.title,
        "number": grouped(form.number),
        "mark": _SAMPLE,
        "facts": facts,
        "code": _svg(form.qr_text),
        "ask": words.ask,
        "rows": list(_rows(form, words)),
        "foot": [
            words.made_here.format(who=words.applicant, hall=form.hall, device=form.device_name),
            words.not_valid,
        ],
    }


def slip_said(slip: SlipInput) -> dict[str, Any]:
    """Return what stands on a slip, for a template."""
    words = slip_words(slip.language)
    return {
        "hall": slip.hall,
        "device": slip.device_name,
        "title": words.title,
        "number": grouped(slip.number),
        "mark": _SAMPLE,
        "kind": words.number_kind,
        "hint": words.number_hint,
        "facts": [
            (words.item, slip.item_title),
            (words.applicant, slip.masked_name),
            (words.made_at, written_moment(slip.made_at, slip.language)),
        ],
        "next": words.next_steps,
        "steps": slip.next_steps,
        "codes": [
            (words.own_code, _svg(slip.qr_text), words.own_code_use, words.own_code_warning),
            (
                words.proof_code,
                _svg(slip.proof_text, "l"),
                words.proof_code_use,
                words.proof_code_calm,
            ),
        ],
        "ask": words.ask_too.format(address=slip.address),
        "warning": words.not_valid,
    }


def signature_of(form: ApplicationInput) -> bytes:
    """Return the picture of the signature on a form, a PNG."""
    return next(part.picture for part in form.parts if isinstance(part, FormSignature))


def _svg(content: str, level: str = "m") -> str:
    code: str = segno.make_qr(content, error=level).svg_inline(
        border=0, dark="#14202B", omitsize=True
    )
    return code


def _rows(form: ApplicationInput, words: FormWords) -> Iterator[dict[str, Any]]:
    sections = count(1)
    for part in _lines(form.parts):
        match part:
            case tuple():
                yield _fields(part, words)
            case FormSection(title):
                yield {"kind": "section", "words": words.numbered(next(sections), title)}
            case FormTable(columns, rows):
                yield {"kind": "table", "head": columns, "rows": rows}
            case FormDeclaration(label, said):
                yield _fields((FormField(label, said),), words)
            case FormSignature(label):
                day = written_date(form.made_at.date(), form.language)
                yield {"kind": "signature", "label": label, "date": words.date, "day": day}
            case FormOffice(label):
                room = {"handled": words.handled_by, "stamp": words.stamp}
                yield {"kind": "office", "label": label, **room}


def _lines(parts: Sequence[FormPart]) -> Iterator[FormPart | tuple[FormField, ...]]:
    """Yield the parts, fields together that stand beside each other."""
    beside: tuple[FormField, ...] = ()
    for part in parts:
        if beside and (not isinstance(part, FormField) or _sixths(*beside, part) > _ALL):
            yield beside
            beside = ()
        if isinstance(part, FormField):
            beside = (*beside, part)
        else:
            yield part
    if beside:
        yield beside


def _sixths(*fields: FormField) -> int:
    widths = (field.width or ("full" if len(field.answer) > _LONG else "half") for field in fields)
    return sum(_SIXTHS[width] for width in widths)


def _fields(beside: Sequence[FormField], words: FormWords) -> dict[str, Any]:
    return {
        "kind": "fields",
        "label": 64 if _sixths(beside[0]) == _SIXTHS["third"] else 88,
        "fields": [(field.label, field.answer or words.empty) for field in beside],
    }
