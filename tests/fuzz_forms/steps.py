"""Random steps: what a hand could do on the pages as they are."""

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from random import Random

import forms


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: `op` is "answer", "add_repeat" or "remove_repeat"."""

    op: str
    ref: str
    value: str = ""

    def words(self) -> dict[str, str]:
        """Return the step for a report."""
        return {key: text for key, text in asdict(self).items() if text or key != "value"}


def next_step(session: forms.Session, random: Random) -> Step | None:
    """Choose a step; None where there is nothing to do."""
    questions: list[forms.Question] = []
    repeats: list[Step] = []
    for page in session.pages():
        if isinstance(page, forms.QuestionPage):
            questions += [q for q in page.questions if not q.readonly]
        else:
            repeats += _repeat_steps(page)
    if repeats and (not questions or random.random() < 0.25):
        return random.choice(repeats)
    if not questions:
        return None
    question = random.choice(questions)
    value = _answer(question, random)
    # The same answer again is no step: JavaRosa would recalculate what was overwritten by hand.
    return Step("answer", question.ref, value) if value != question.value else None


def _repeat_steps(page: forms.RepeatPage) -> list[Step]:
    steps = [Step("add_repeat", page.ref)] if page.can_add and len(page.instances) < 5 else []
    if page.can_remove and page.instances:
        steps += [Step("remove_repeat", instance.ref) for instance in page.instances]
    return steps


def _answer(question: forms.Question, random: Random) -> str:
    if random.random() < 0.15:
        return ""
    by_control = _BY_CONTROL.get(question.control)
    if by_control is not None:
        return by_control(question, random)
    if random.random() < 0.1:
        return random.choice(_ODD)
    return _ANSWERS.get(question.data_type, _word)(random)


def _selection(question: forms.Question, random: Random) -> str:
    values = [choice.value for choice in question.choices]
    if not values:
        return ""
    match question.control:
        case "select1":
            return random.choice(values)
        case "rank":
            return " ".join(random.sample(values, len(values)))
        case _:
            return " ".join(value for value in values if random.random() < 0.5)


def _in_range(question: forms.Question, random: Random) -> str:
    limits = question.limits
    start, end, step = (limits.get(name, limit) for name, limit in _LIMITS.items())
    stride = abs(step) or 1.0
    travelled = random.randint(0, int(abs(end - start) / stride)) * stride
    return f"{start + math.copysign(travelled, end - start):g}"


_LIMITS = {"start": 0.0, "end": 10.0, "step": 1.0}
_ODD = ("0", "-1", "1e3", "abc", " x ", "0.1", "12:60", "007", "a'b\"c", "<&>")


def _word(random: Random) -> str:
    # No dates: compared with a number they are days in ours, and nothing in JavaRosa.
    return random.choice(("a", "b", "yes", "no", "1", "2", "10", "Ann Lee", "乡镇"))


def _date(random: Random) -> str:
    return f"{random.randint(1950, 2040)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def _time(random: Random) -> str:
    return f"{random.randint(0, 23):02}:{random.randint(0, 59):02}:{random.randint(0, 59):02}.000"


def _point(random: Random) -> str:
    # A village, not a continent: the engines measure large areas on different globes.
    return f"30.{random.randint(1000, 1999)} 104.{random.randint(1000, 1999)} 0 0"


def _points(random: Random) -> str:
    return "; ".join(_point(random) for _ in range(random.randint(2, 4)))


def _ring(random: Random) -> str:
    first = _point(random)
    return "; ".join([first, _point(random), _point(random), first])


_BY_CONTROL: Mapping[str, Callable[[forms.Question, Random], str]] = {
    "select": _selection,
    "select1": _selection,
    "rank": _selection,
    "range": _in_range,
    "trigger": lambda _question, _random: "OK",
    "upload": lambda _question, random: random.choice(("a.jpg", "b.png")),
}
_ANSWERS: Mapping[str, Callable[[Random], str]] = {
    "int": lambda random: str(random.choice((0, 1, 2, 3, 5, 17, 18, 60, 100, -4))),
    "decimal": lambda random: random.choice(("0", "0.5", "1.25", "36.6", "100", "-3.75")),
    "date": _date,
    "dateTime": lambda random: f"{_date(random)}T{_time(random)}+08:00",
    "time": lambda random: f"{_time(random)}+08:00",
    "boolean": lambda random: random.choice(("true", "false", "1", "0")),
    "geopoint": _point,
    "geotrace": _points,
    "geoshape": _ring,
}
