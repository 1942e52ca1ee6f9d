"""The primary instance as the form gives it: what a new filling starts from."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from forms.xpath import SchemaPath


class Name(NamedTuple):
    """A qualified name; prefix and namespace are empty for the form's own elements."""

    local: str
    prefix: str = ""
    namespace: str = ""


_NO_ATTRIBUTES: Mapping[Name, str] = MappingProxyType({})


class Blueprint(NamedTuple):
    """An element with its default text, attributes and children."""

    name: Name
    text: str = ""
    attributes: Mapping[Name, str] = _NO_ATTRIBUTES
    children: tuple["Blueprint", ...] = ()
    is_template: bool = False

    def walk(self, above: SchemaPath = ()) -> Iterator[tuple[SchemaPath, "Blueprint"]]:
        """Yield every element with its schema path, parents first; like siblings only once."""
        ahead = [((*above, self.name.local), self)]
        while ahead:
            path, blueprint = ahead.pop()
            yield path, blueprint
            if blueprint.children:
                unlike = {id(below): below for below in blueprint.children}.values()
                ahead += [((*path, below.name.local), below) for below in reversed(unlike)]

    @property
    def size(self) -> int:
        """How many elements there are, with all below."""
        return 1 + sum(below.size for below in self.children)
