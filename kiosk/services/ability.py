"""What this kiosk cannot ask, and why: such a question is shown in words and never bars the way."""

from collections.abc import Mapping
from typing import Literal

from forms import Question

Inability = Literal["", "place", "sound", "video", "file", "choices"]

_MEDIA: Mapping[str, Inability] = {"image": "", "audio": "sound", "video": "video"}
_TYPES: Mapping[str, Inability] = {
    "geopoint": "place",
    "geotrace": "place",
    "geoshape": "place",
    "binary": "file",
}
_SELECTS = frozenset({"select1", "select", "rank"})


def inability_of(question: Question) -> Inability:
    """Return what is missing to ask `question`: a sense, or choices to choose from; "" if nothing."""
    if question.control == "upload":
        return _MEDIA.get(question.media_type.partition("/")[0], "file")
    if question.control in _SELECTS:
        return "" if question.choices else "choices"
    return "" if question.control == "note" else _TYPES.get(question.data_type, "")


def is_answerable(question: Question) -> bool:
    """Tell whether a resident can answer `question` here."""
    return not question.readonly and not inability_of(question)


def asks_photo(question: Question) -> bool:
    """Tell whether `question` is answered by a photo."""
    return question.control == "upload" and is_answerable(question)
