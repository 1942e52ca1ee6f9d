"""What the items of a life event share: facts by their concept, papers by their code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.catalogue.question import SAME, kind_of
from forms.catalogue.report import CHINESE
from forms.catalogue.workbook import Workbook

_CHECK = "bind::kiosk:check"
_NAME = f"name::{CHINESE}"


@dataclass(frozen=True)
class Shared:
    """A fact or a paper as one item wants it.

    `what` is its concept or code, `place` sheet and cell, `how` all that has to be the same in
    every item, by what it is.
    """

    what: str
    item: str
    place: str
    how: Mapping[str, str]


def shared_by(code: str, workbook: Workbook) -> Iterator[Shared]:
    """Give every fact and paper of an item that another item may want, too."""
    survey, materials = workbook.sheet("survey"), workbook.sheet("materials")
    for row in survey.records if survey else ():
        if survey and row[SAME]:
            kind, _, listed = kind_of(row).partition(" ")
            choices = choices_of(listed, workbook)
            how = {
                "type": kind if choices else row["type"],
                "choices": "、".join(sorted(choices)),
                _CHECK: row[_CHECK],
            }
            yield Shared(row[SAME], code, f"survey!{survey.cell(row.number, SAME)}", how)
    for row in materials.records if materials else ():
        if materials:
            place = f"materials!{materials.cell(row.number, 'code')}"
            yield Shared(row["code"], code, place, {_NAME: row[_NAME]})


def choices_of(listed: str, workbook: Workbook) -> tuple[str, ...]:
    """Return the names of the choices of a list."""
    sheet = workbook.sheet("choices")
    rows = sheet.records if sheet else ()
    return tuple(row["name"] for row in rows if row["list_name"] == listed)


def difference(one: Shared, other: Shared) -> tuple[str, str] | None:
    """Say, in both languages, in what two items do not want the same; None where they do."""
    where = next((key for key in one.how if one.how[key] != other.how.get(key)), None)
    if where is None:
        return None
    mine, theirs = one.how[where], other.how.get(where, "")
    zh = (
        f"{other.what} 在两个事项里不一样：{one.item}（{one.place}）的 {where} 是“{mine}”，"
        f"{other.item}（{other.place}）的是“{theirs}”。一件事里只问一次，请改成一样。"
    )
    en = (
        f"{other.what} differs: {where} is “{mine}” in {one.item} ({one.place}) and “{theirs}” in "
        f"{other.item} ({other.place}). It is asked once: make them alike."
    )
    return zh, en
