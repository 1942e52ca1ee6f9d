"""The pages of a form as the kiosk asks them: one question a page."""

from collections.abc import Iterator

from forms import Page, QuestionPage, Session


def single_pages(session: Session) -> Iterator[Page]:
    """Give every page in order; questions that a form sets on one page stand alone here.

    Where a form asks one node several times, its first question counts.
    """
    seen: set[str] = set()
    for page in session.pages():
        singles: tuple[Page, ...] = (page,)
        if isinstance(page, QuestionPage):
            singles = tuple(QuestionPage(q.ref, page.label, (q,)) for q in page.questions)
        for single in singles:
            if single.ref not in seen:
                seen.add(single.ref)
                yield single


def refs_of(page: Page) -> tuple[str, ...]:
    """Return what a page asks; a repeat's list asks nothing."""
    return tuple(q.ref for q in page.questions) if isinstance(page, QuestionPage) else ()


def scope_of(ref: str) -> str:
    """Return the innermost repeat instance that `ref` lies in, or ""."""
    instance, closed, _ = ref.rpartition("]/")
    return instance + closed[:1]
