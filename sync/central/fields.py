"""An XForms instance as nested fields, for a clerk's screen or another program."""

from typing import Any
from xml.parsers import expat

from sync.errors import MalformedMessageError


def read_fields(xml: bytes) -> dict[str, Any]:
    """Return the fields under the root element: text, nested fields, or a list where repeated.

    Names are local names, and attributes are left out.

    Raises:
        MalformedMessageError: not well-formed, or it has a document type (entities are not taken).
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError as error:
        raise MalformedMessageError(f"instance: {expat.ErrorString(error.code)}") from error
    return reader.root if isinstance(reader.root, dict) else {}


class _Reader:
    """Builds the fields as the parser walks."""

    def __init__(self) -> None:
        self.root: dict[str, Any] | str = {}
        self._open: list[tuple[dict[str, Any], list[str]]] = []

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self._open.append(({}, []))

    def text(self, data: str) -> None:
        self._open[-1][1].append(data)

    def end(self, name: str) -> None:
        fields, texts = self._open.pop()
        value = fields or "".join(texts)
        if not self._open:
            self.root = value
            return
        siblings, _ = self._open[-1]
        local = name.rpartition(" ")[2]
        if local not in siblings:
            siblings[local] = value
        elif isinstance(siblings[local], list):
            siblings[local].append(value)
        else:
            siblings[local] = [siblings[local], value]


def _refuse_document_type(*_: object) -> None:
    raise MalformedMessageError("instance: a document type is not taken")
