"""The primary instance as the form gives it: what a new filling starts from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from forms.xpath import SchemaPath


@dataclass(frozen=True, slots=True)
class Name:
    """A qualified name; prefix and namespace are empty for the form's own elements."""

    local: str
    prefix: str = ""
    namespace: str = ""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """An element with its default text, attributes and children."""

    name: Name
    text: str = ""
    attributes: Mapping[Name, str] = field(default_factory=dict)
    children: tuple["Blueprint", ...] = ()
    is_template: bool = False

    def walk(self, above: SchemaPath = ()) -> Iterator[tuple[SchemaPath, "Blueprint"]]:
        """Yield every element with its schema path, parents first."""
        path = (*above, self.name.local)
        yield path, self
        for child in self.children:
            yield from child.walk(path)
