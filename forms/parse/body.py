"""Reads the body: controls, groups, repeats and their choices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.definition import (
    CONTROL_KINDS,
    BodyElement,
    Control,
    Group,
    Item,
    Itemset,
    Repeat,
    Template,
    Text,
)
from forms.errors import FormError
from forms.parse.document import JAVAROSA, Element, elements, first, local_name
from forms.parse.reader import Reader
from forms.xpath import SchemaPath

_JR = f"{{{JAVAROSA}}}"
_YES = frozenset({"true()", "true", "1"})


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads the elements of the body.

    Args:
        reader: reads expressions and texts.
        bind_paths: nodes of the binds that have an id.
    """

    reader: Reader
    bind_paths: Mapping[str, SchemaPath]

    def read(self, above: Element, path: SchemaPath) -> tuple[BodyElement, ...]:
        """Return the body elements below an element.

        Raises:
            FormError: a control or repeat names no node, or an expression is wrong.
        """
        return tuple(self._children(above, path))

    def _children(self, above: Element, path: SchemaPath) -> Iterator[BodyElement]:
        for element in elements(above):
            name = local_name(element)
            if name == "group":
                yield from self._group(element, path)
            elif name == "repeat":
                yield self._repeat(element, path, None)
            elif name in CONTROL_KINDS:
                yield self._control(element, path)

    def path_of(self, element: Element, above: SchemaPath) -> SchemaPath | None:
        """Return the node an element shows; None if it names none."""
        ref = element.get("ref") or element.get("nodeset")
        if ref:
            return self.reader.known_path(ref, above, f"<{local_name(element)} ref={ref!r}>")
        return self.bind_paths.get(element.get("bind") or "")

    def _group(self, element: Element, above: SchemaPath) -> Iterator[BodyElement]:
        path = self.path_of(element, above)
        repeat = first(element, "repeat")
        if repeat is not None and self.path_of(repeat, path or above) == path:
            yield self._repeat(repeat, path or above, element)
            return
        yield Group(
            path=path,
            label=self._text(element, "label", path or above),
            appearance=_words(element.get("appearance")),
            children=self.read(element, path or above),
        )

    def _repeat(self, element: Element, above: SchemaPath, around: Element | None) -> Repeat:
        path = self.path_of(element, above)
        if path is None:
            raise FormError("A repeat has no nodeset.", place="<repeat>", zh="循环组没有 nodeset。")
        named = around if around is not None else element
        label = self._text(named, "label", path[:-1])
        return Repeat(
            path=path,
            label=self._text(element, "label", path[:-1]) if label == Template(()) else label,
            hint=self._text(named, "hint", path[:-1]),
            appearance=_words(named.get("appearance")) + _words(element.get("appearance")),
            children=self.read(element, path),
            count=self.reader.optional(element, f"{_JR}count", path, f"/{'/'.join(path)} jr:count"),
            may_change=element.get(f"{_JR}noAddRemove") not in _YES,
        )

    def _control(self, element: Element, above: SchemaPath) -> Control:
        path = self.path_of(element, above)
        name = local_name(element)
        if path is None:
            raise FormError(
                f"A <{name}> has no ref.", place=f"/{'/'.join(above)}", zh=f"<{name}> 没有 ref。"
            )
        return Control(
            path=path,
            kind=CONTROL_KINDS[name],
            label=self._text(element, "label", path),
            hint=self._text(element, "hint", path),
            appearance=_words(element.get("appearance")),
            media_type=element.get("mediatype") or "",
            items=tuple(self._items(element, path)),
            itemset=self._itemset(element, path),
            limits=_limits(element, path),
        )

    def _text(self, element: Element, name: str, path: SchemaPath) -> Text:
        return self.reader.text(first(element, name), path, f"/{'/'.join(path)} {name}")

    def _items(self, element: Element, path: SchemaPath) -> Iterator[Item]:
        for item in elements(element, "item"):
            value = first(item, "value")
            text = (value.text or "").strip() if value is not None else ""
            yield Item(text, self._text(item, "label", path))

    def _itemset(self, element: Element, path: SchemaPath) -> Itemset | None:
        itemset = first(element, "itemset")
        if itemset is None:
            return None
        place = f"/{'/'.join(path)} itemset"
        nodes = self.reader.expression(itemset.get("nodeset") or "", path, place)
        value, label = first(itemset, "value"), first(itemset, "label")
        item: SchemaPath = _item_path(itemset, path, self.reader)
        value_ref = (value.get("ref") if value is not None else None) or "."
        return Itemset(
            nodes=nodes,
            value=self.reader.expression(value_ref, item, place),
            label=self.reader.text(label, item, place),
        )


def _item_path(itemset: Element, path: SchemaPath, reader: Reader) -> SchemaPath:
    """Return the schema path of the items where they are nodes of the primary instance."""
    try:
        return reader.path_of((itemset.get("nodeset") or "").partition("[")[0], path, "")
    except FormError:
        return ()


def _words(text: str | None) -> tuple[str, ...]:
    return tuple((text or "").split())


def _limits(element: Element, path: SchemaPath) -> dict[str, float]:
    try:
        return {
            name: float(text)
            for name in ("start", "end", "step")
            if (text := element.get(name)) is not None
        }
    except ValueError:
        raise FormError(
            "start, end and step of a range must be numbers.",
            place=f"/{'/'.join(path)}",
            zh="范围题的 start、end、step 应当是数字。",
        ) from None


def controls_of(body: Sequence[BodyElement]) -> dict[SchemaPath, Control]:
    """Return every control by the node it shows; the first one where several show it."""
    controls: dict[SchemaPath, Control] = {}
    for element in body:
        if isinstance(element, Control):
            controls.setdefault(element.path, element)
        else:
            for path, control in controls_of(element.children).items():
                controls.setdefault(path, control)
    return controls


def repeats_of(body: Sequence[BodyElement]) -> Iterator[Repeat]:
    """Yield every repeat, outer ones first."""
    for element in body:
        if isinstance(element, Repeat):
            yield element
        if not isinstance(element, Control):
            yield from repeats_of(element.children)
