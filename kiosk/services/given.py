"""Which papers were given with a filling, and how: photographed, promised, or still to come."""

import re
from collections.abc import Callable, Iterator, Mapping

from forms.catalogue import LATER, NOW, PROMISE, Material, ServiceItem
from kiosk.services.ability import asks_photo
from kiosk.services.answered import Answers, name_of
from kiosk.services.readable import working_days
from kiosk.services.styled import plain

_WORDS = {
    "zh_CN": (
        ("序号", "材料", "要求", "情况"),
        "{form}，{copies} 份",
        "已拍照 {pages} 页",
        "以承诺代替",
        "{days}内补交",
        "没有交",
    ),
    "en": (
        ("No.", "Paper", "Wanted", "Given"),
        "{form}, copies: {copies}",
        "photographed, pages: {pages}",
        "promised instead",
        "follows within {days}",
        "not given",
    ),
}
_REMARK = re.compile("[，,：:].*")


def is_promised(item: ServiceItem, value: Callable[[str], str]) -> bool:
    """Tell whether the promise of an item was made: instead of a paper, or as it has no other."""
    ways = [material.way for material in item.materials if material.way]
    return bool(item.promise.zh_CN) and (not ways or PROMISE in map(value, ways))


def papers_given(
    item: ServiceItem, answers: Answers, held: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    """Give the head of a table and a row for every paper, photos of none at the end.

    `held`: where a page was handed in earlier, by the name the form gives it. A paper that need not
    be given and was not is left out.
    """
    columns, wanted, photographed, *_ = _WORDS["en" if answers.language == "en" else "zh_CN"]
    yield columns
    photos = {name_of(ref): one for ref, one in answers.questions.items() if asks_photo(one)}
    number = 0
    for material in item.materials:
        pages = [photos.pop(name).value for name in material.questions if name in photos]
        how = _how(item, material, answers, [page for page in pages if page], held)
        if how:
            number += 1
            form = material.form.get(answers.language)
            name = material.name.get(answers.language)
            yield str(number), name, wanted.format(form=form, copies=material.copies), how
    for question in photos.values():
        if question.value:
            number += 1
            label = _REMARK.sub("", plain(question.label_markup))
            yield str(number), label, "", photographed.format(pages=1)


def _how(
    item: ServiceItem,
    material: Material,
    answers: Answers,
    pages: list[str],
    held: Mapping[str, str],
) -> str:
    """Say how a paper was given, "" where it need not be and was not."""
    language = answers.language
    *_, photographed, promised, later, missing = _WORDS["en" if language == "en" else "zh_CN"]
    way = answers.value(material.way) if material.way else NOW
    if way == PROMISE:
        return promised
    if way == LATER:
        return later.format(days=working_days(item.late_days, language))
    earlier = dict.fromkeys(held[page] for page in pages if page in held)
    taken = sum(page not in held for page in pages)
    said = [photographed.format(pages=taken)] * bool(taken) + list(earlier)
    return ("; " if language == "en" else "；").join(said) or missing * material.required
