"""Runs one broken form or expression as a kiosk would, and says what went wrong that should not."""

import contextlib
import signal
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from types import FrameType

import forms
from forms.xpath import Context, Scope, compile_expression
from tests.forms.xform import start
from tests.forms.xpath.evaluate import Surroundings
from tests.fuzz.mutations import mutated_expression, mutated_form
from tests.fuzz.seeds import Seed, Seeds

_ANSWERS = (
    *("", " ", "1", "-1", "2.5", "x", "x y", "y x", "a", "甲", "yes", "true", "9" * 40),
    *("1e400", "NaN", "2024-02-29", "2024-02-30", "09:30:00.000+08:00", "39.9 116.4 0 0"),
    *("0000-00-00", "2024-01-01T25:00:00", "'\"", "<&>]]>", "\x00", "\x0b", "\ud800", "\U0001f600"),
)
_DOCUMENT = "<data><a>1</a><b>x y</b><r><c>2</c></r><r><c>2024-02-29</c><d at='3'/></r></data>"


class TooSlow(BaseException):
    """A case took longer than it may; no ordinary handler stops it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What went wrong.

    Args:
        number: the case.
        kind: the exception and the place in the engine it came from.
        report: its traceback.
        words: the broken form or expression.
    """

    number: int
    kind: str
    report: str
    words: str


def attempt(seed: int, number: int, seeds: Seeds, seconds: float = 10.0) -> Finding | None:
    """Run one case; None if it did well, or was refused in words.

    Args:
        seed: the seed of the run.
        number: the case; even ones are forms, odd ones expressions.
        seeds: what is mutated.
        seconds: how long it may take.
    """
    rng = Random(f"{seed}:{number}")  # noqa: S311 - a fuzzer wants to be repeatable
    if number % 2:
        text = mutated_expression(rng.choice(seeds.expressions), seeds, rng)
        words, run = text, partial(_evaluate, text)
    else:
        form = mutated_form(rng.choice(seeds.forms), seeds, rng)
        words, run = _words(form), partial(_fill, form, rng)
    try:
        with _time_limit(seconds):
            run()
    except (forms.FormError, forms.NotValid):
        return None
    except (Exception, TooSlow) as error:  # noqa: BLE001 - that is what it looks for
        return Finding(number, _kind(error), "".join(traceback.format_exception(error)), words)
    return None


def _evaluate(text: str) -> None:
    surroundings = Surroundings(_DOCUMENT)
    code = compile_expression(text, Scope(("data", "a"), frozenset({("data", "r")}))).code
    node = surroundings.root.children[0].children[0]
    for ask in (code.value, code.string, code.number, code.boolean):
        ask(Context(surroundings, node))


def _fill(seed: Seed, rng: Random) -> None:
    media = {name: partial(bytes, data) for name, data in seed.media.items()}
    form = forms.load(seed.xml, media)
    for mistake in form.warnings:
        mistake.user_text("zh_CN")
    session = start(form)
    refs = list(_looked_at(session))
    for ref in rng.sample(refs, min(len(refs), 3)):
        session.answer(ref, rng.choice(_ANSWERS))
    for page in session.pages():
        if isinstance(page, forms.RepeatPage) and page.can_add:
            added = session.add_repeat(page.ref).ref
            if rng.randrange(2):
                session.remove_repeat(added)
            break
    for language in form.languages[1:]:
        session.set_language(language)
    list(_looked_at(session))
    again = start(form, instance=session.snapshot(), is_edit=bool(rng.randrange(2)))
    with contextlib.suppress(forms.NotValid):
        again.finalize()


def _looked_at(session: forms.Session) -> Iterator[str]:
    for page in session.pages():
        for question in page.questions if isinstance(page, forms.QuestionPage) else ():
            len(question.choices)
            yield question.ref


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds} s")

    before: Callable[[int, FrameType | None], object] | int | None
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _kind(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame for frame in frames if "/forms/" in frame.filename and "/tests/" not in frame.filename
    ]
    place = f"{ours[-1].filename.rpartition('/forms/')[2]} {ours[-1].name}" if ours else "?"
    return f"{type(error).__name__} in {place}"


def _words(form: Seed) -> str:
    files = "".join(f"\n--- {name}\n{data[:2000]!r}" for name, data in form.media.items())
    return form.xml.decode("utf-8", "replace") + files
