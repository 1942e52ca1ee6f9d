"""What is odd about a form that can be used all the same, noted while it is read."""

from forms.errors import FormError
from forms.parse.document import Element, local_name


class Notes:
    """Collects warnings and the names of files that are not at hand, each once."""

    def __init__(self) -> None:
        self._warnings: dict[tuple[str, str], FormError] = {}
        self._missing: dict[str, None] = {}

    @property
    def warnings(self) -> tuple[FormError, ...]:
        """What was warned of, in order."""
        return tuple(self._warnings.values())

    @property
    def missing(self) -> tuple[str, ...]:
        """The files that are not at hand, in order."""
        return tuple(self._missing)

    def warn(self, fact: str, *, place: str, cure: str = "", zh: str) -> None:
        """Note something that the author of the form should mend."""
        self.note(FormError(fact, place=place, cure=cure, zh=zh))

    def note(self, mistake: FormError) -> None:
        """Note a mistake that costs no more than a text."""
        self._warnings.setdefault((mistake.place, mistake.fact), mistake)

    def miss(self, file: str) -> None:
        """Note a file that is not at hand."""
        self._missing[file] = None


def warn_of_unknown(element: Element, notes: Notes, place: str) -> None:
    """Warn of an element that is passed over."""
    name = local_name(element)
    notes.warn(
        f"<{name}> is not known here and is passed over.",
        place=place,
        cure="Remove it, or correct its name.",
        zh=f"这里的 <{name}> 不认识，已略过。请删去，或者改正名字。",
    )
