"""The choices of a list as a screen shows them."""

from collections.abc import Hashable, Iterator, Mapping
from itertools import repeat
from types import MappingProxyType
from typing import NamedTuple

from forms.definition import Control, Template
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveNode
from forms.xpath import Expression, Node, Rows

_MOST_REMEMBERED = 100


_NO_MEDIA: Mapping[str, str] = MappingProxyType({})


class Choice(NamedTuple):
    """An offered answer.

    Args:
        value: what is stored.
        label: in the active language.
        detail: a second line; the list's column `detail_` + language, else `detail` or `pinyin`.
        media: image, big-image, audio, video to file name; the list's column `image` as well.
        markup: the label where it reads otherwise as markup.
    """

    value: str
    label: str
    detail: str = ""
    media: Mapping[str, str] = _NO_MEDIA
    markup: str | None = None

    @property
    def label_markup(self) -> str:
        """The label for `forms.markup`; what the resident wrote is escaped in it."""
        return self.label if self.markup is None else self.markup

    @property
    def image(self) -> str:
        """File name of its picture, "" without one."""
        return self.media.get("image", "")


class ChoiceLists:
    """The lists of one filling.

    Args:
        environment: the form around them.
    """

    def __init__(self, environment: FormEnvironment) -> None:
        self._environment = environment
        self._remembered: dict[Hashable, tuple[Choice, ...]] = {}

    def of(self, control: Control, node: Node) -> tuple[Choice, ...]:
        """Return the choices of a select, seen from its node.

        Those that come from rows of a table depend on nothing but rows and language, so they are
        remembered by these.
        """
        itemset = control.itemset
        rows = self._environment.items(itemset, node) if itemset is not None else ()
        if itemset is None or not isinstance(rows, Rows):
            return self._offered(control, node)
        label = itemset.label.parts if isinstance(itemset.label, Template) else ()
        match [itemset.value, *label]:
            case [Expression(child=value), Expression(child=name)] if value and name:
                key = (rows.of, tuple(rows.numbers), value, name, self._environment.language)
                if key not in self._remembered:
                    if len(self._remembered) >= _MOST_REMEMBERED:
                        self._remembered.clear()
                    self._remembered[key] = tuple(self._columns(rows, value, name))
                return self._remembered[key]
            case _:
                return self._offered(control, node)

    def _columns(self, rows: Rows, value: str, label: str) -> Iterator[Choice]:
        held = rows.of.table.columns
        columns = [rows.cells(column) for column in self._detail_columns() if column in held]
        details = (next(filter(None, texts), "") for texts in zip(*columns, strict=True))
        media = map(_media, rows.cells("image"))
        return map(
            Choice,
            rows.cells(value),
            rows.cells(label),
            details if columns else repeat(""),
            media if "image" in held else repeat(_NO_MEDIA),
        )

    def _offered(self, control: Control, node: Node) -> tuple[Choice, ...]:
        environment = self._environment
        found: list[Choice] = []
        for value, label, item in environment.offers(control, node):
            media, detail = environment.media(label, item), ""
            if item is not node:
                detail = next(filter(None, map(item.child_text, self._detail_columns())), "")
                media = _media(item.child_text("image")) | media
            plain, markup = environment.words(label, item)
            is_authored = plain == markup or not (item is node or isinstance(item, LiveNode))
            found.append(Choice(value, plain, detail, media, None if is_authored else markup))
        return tuple(found)

    def _detail_columns(self) -> tuple[str, ...]:
        return (f"detail_{self._environment.language}", "detail", "pinyin")


def _media(image: str) -> dict[str, str]:
    return {"image": image} if image else {}
