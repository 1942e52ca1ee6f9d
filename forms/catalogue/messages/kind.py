"""What is known about one kind of message."""

from typing import NamedTuple


class Kind(NamedTuple):
    """Our words for a message of pyxform, and where to look if the message does not say.

    In the words, `{name}` is what stands at this place in the message. `find` names the column in
    which the message's `it` is looked for, to find the row.
    """

    zh: str
    en: str = ""
    """pyxform's own words where empty."""
    column: str = ""
    sheet: str = "survey"
    find: str = ""
