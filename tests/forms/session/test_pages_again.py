"""Pages that were laid out before: the same while nothing looks different, else as from the start."""

from collections.abc import Callable

import pytest

import forms
from tests.forms.xform import inputs, session

MEMBERS = '<repeat nodeset="/data/m"><input ref="/data/m/x"/></repeat>'


def form() -> forms.Session:
    """Something of each that an answer can bring up, take away, or have look different."""
    return session(
        '<data id="t"><a/><b/><c/><d/><g><e/><f/></g><m jr:template=""><x/></m></data>',
        binds="""<bind nodeset="/data/b" relevant="/data/a = 'b'"/>
            <bind nodeset="/data/c" required="/data/a = 'c'"/>
            <bind nodeset="/data/m" relevant="/data/a = 'm'"/>""",
        body=f"""{inputs("/data/a", "/data/b", "/data/c")}
            <input ref="/data/d"><label>it is <output value="/data/a"/></label></input>
            <group appearance="field-list" ref="/data/g">{inputs("/data/g/e", "/data/g/f")}</group>
            {inputs("/data/c")}{MEMBERS}""",
    )


def test_without_a_change_they_are_the_same() -> None:
    s = form()

    assert s.pages() is s.pages()


STEPS: dict[str, Callable[[forms.Session], object]] = {
    "nothing hangs on it": lambda s: s.answer("/data/d", "1"),
    "a question comes up": lambda s: s.answer("/data/a", "b"),
    "one must be answered": lambda s: s.answer("/data/a", "c"),
    "an empty repeat comes up": lambda s: s.answer("/data/a", "m"),
    "one of several on a page": lambda s: s.answer("/data/g/e", "1"),
    "one that is asked twice": lambda s: s.answer("/data/c", "1"),
    "an entry is added": lambda s: (s.answer("/data/a", "m"), s.pages(), s.add_repeat("/data/m")),
    "another language": lambda s: s.set_language("en"),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS.keys())
def test_after_a_change_they_are_what_a_filling_shows_that_was_never_looked_at(
    step: Callable[[forms.Session], object],
) -> None:
    seen, unseen = form(), form()
    seen.pages()
    step(seen)
    step(unseen)

    assert seen.pages() == unseen.pages()
