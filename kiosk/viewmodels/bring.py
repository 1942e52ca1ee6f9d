"""What to bring, as rows: the same on the guide, on a life event's page and on the list to take home."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms.catalogue import Material


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One thing to bring.

    `photos` counts the pages that are photographed here. `copies` is above 1 only where several
    are wanted. `can_follow`: it may be promised or brought later.
    """

    name: str
    form: str
    note: str
    copies: int
    photos: int
    is_required: bool
    symbol: str
    can_follow: bool


def material_rows(materials: Iterable[Material], language: str) -> tuple[MaterialRow, ...]:
    """Return the rows of `materials`."""
    return tuple(
        MaterialRow(
            name=material.name.get(language),
            form=material.form.get(language),
            note=material.note.get(language),
            copies=material.copies,
            photos=len(material.questions),
            is_required=material.required,
            symbol=material.symbol,
            can_follow=bool(material.way),
        )
        for material in materials
    )
