"""The papers of a filling: photographed now, or held by the platform from an earlier case."""

from collections.abc import Mapping

from forms import Question, Session, Violation
from kiosk.devices.photo import Photo
from kiosk.services.earlier import EarlierPaper, Paper
from kiosk.services.kept import Kept, paper_name
from kiosk.services.shared import SharedQuestions, paper_in


class PaperAnswers:
    """What of a filling is answered by a paper."""

    def __init__(self, session: Session, shared: SharedQuestions) -> None:
        self.session = session
        self.violations: tuple[Violation, ...] = ()
        self._shared = shared
        self._kept = Kept()

    @property
    def photos(self) -> Mapping[str, Photo]:
        """Photos taken, by the ref of their question."""
        return self._kept.photos

    @property
    def earlier(self) -> Mapping[str, EarlierPaper]:
        """Papers that stand in earlier cases, by the ref of their question."""
        return self._kept.earlier

    def paper_at(self, ref: str) -> Paper | None:
        """Return what answers a question for a paper, None where nothing does."""
        return self.photos.get(ref) or self.earlier.get(ref)

    def named_photos(self) -> dict[str, Photo]:
        """Return the photos by the file name under which the instance names them."""
        return {self.session.value(ref): photo for ref, photo in self.photos.items()}

    def set_photo(self, ref: str, photo: Paper | None) -> None:
        """Keep the photo, or the earlier paper, that answers an image question, or drop it."""
        self.session.answer(ref, "" if photo is None else paper_name(ref, photo))
        self._kept.photograph(ref, photo)
        self.violations = ()

    def key_of(self, question: Question) -> str:
        """Return by what name other items ask for the same as a question, "" for none."""
        return self._shared.key_of(question)

    def paper_of(self, question: Question) -> str:
        """Return which page of which paper of the catalogue a question takes, "" for none."""
        return paper_in(self.key_of(question))
