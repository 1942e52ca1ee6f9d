"""The words of the open page as sentences to say, with every answer taken out."""

from collections.abc import Callable, Iterator, Mapping

from kiosk.services.readable import readable
from kiosk.services.spoken import spoken_form
from kiosk.services.visit import Scene, Visit
from kiosk.viewmodels.aloud import asking, choosing, consenting, following
from kiosk.viewmodels.aloud.words import Words
from kiosk.viewmodels.scenes import SceneViewModels

_UNSAID = {"zh_CN": "您填的内容", "en": "what you filled in"}
_SHORTEST = 2
_SHORTEST_NUMBER = 5


def sentences_of(
    visit: Visit, scenes: SceneViewModels, words: Words, *, is_asking: bool
) -> tuple[str, ...]:
    """Return what to say of the page that is open.

    Args:
        visit: the visit as it stands.
        scenes: what the scenes show.
        words: the fixed words of the scenes, in the visit's language.
        is_asking: whether "still there?" lies over the page.
    """
    written = list(filter(None, _page(visit, scenes, words, is_asking=is_asking)))
    return tuple(
        spoken_form(without_answers(sentence, visit), visit.language) for sentence in written
    )


def without_answers(sentence: str, visit: Visit) -> str:
    """Return `sentence` without what the person typed: a label may have an answer set into it."""
    for answer in _answers(visit):
        sentence = sentence.replace(answer, _UNSAID[visit.language])
    return sentence


def _answers(visit: Visit) -> list[str]:
    """Return everything of the person that has no fixed words, the longest first."""
    typed: set[str] = set()
    if visit.person is not None:
        typed |= {visit.person.name, visit.person.id_number, *visit.person.facts.values()}
    for part in visit.walk.parts if visit.walk else ():
        for question in part.questions():
            if not question.choices:
                typed |= {question.value, readable(question, visit.language)}
    return sorted(filter(_is_telling, typed), key=len, reverse=True)


def _is_telling(answer: str) -> bool:
    """Tell whether an answer says something by itself; a 20 or a sex of 2 does not."""
    return len(answer) >= (_SHORTEST_NUMBER if answer.isdigit() else _SHORTEST)


def _page(visit: Visit, scenes: SceneViewModels, words: Words, *, is_asking: bool) -> Iterator[str]:
    if is_asking:
        over = words.of("Main")
        yield over("还在办吗？")
        yield over("好一会儿没有动静了。不点一下，就从屏幕上清掉，不让别人看见。")
    elif visit.scene in _SCENES:
        yield from _SCENES[visit.scene](visit, scenes, words)


_SCENES: Mapping[Scene, Callable[[Visit, SceneViewModels, Words], Iterator[str]]] = {
    Scene.ATTRACT: lambda _, scenes, words: choosing.attract(
        scenes.attract, words.of("AttractScene")
    ),
    Scene.HOME: lambda _, scenes, words: choosing.home(scenes.home, words.of("HomeScene")),
    Scene.SERVICES: lambda _, scenes, words: choosing.services(
        scenes.services, words.of("ServicesScene")
    ),
    Scene.GUIDE: lambda _, scenes, words: choosing.guide(scenes.guide, words.of("GuideScene")),
    Scene.EVENT: lambda _, scenes, words: choosing.event(scenes.event, words.of("EventScene")),
    Scene.CHECKLIST: lambda _, scenes, words: choosing.checklist(
        scenes.checklist, words.of("ChecklistScene")
    ),
    Scene.NOTICES: lambda _, scenes, words: choosing.notices(
        scenes.notices, words.of("NoticesScene")
    ),
    Scene.CLOSED: lambda _, scenes, words: choosing.closed(scenes.closed, words.of("ClosedScene")),
    Scene.CODE: lambda _, __, words: asking.code(words.of("CodeScene")),
    Scene.SAVED: lambda _, scenes, words: asking.saved(scenes.code, words.of("SavedScene")),
    Scene.RESUME: lambda _, scenes, words: asking.resume(scenes.resume, words.of("ResumeScene")),
    Scene.CONSENT: lambda _, scenes, words: consenting.consent(scenes.consent, words),
    Scene.GUARDIAN: lambda _, scenes, words: consenting.guardian(scenes.guardian, words),
    Scene.WINDOW: lambda _, scenes, words: choosing.window(scenes.guide, words.of("WindowScene")),
    Scene.IDENTITY: lambda _, scenes, words: consenting.identity(scenes.identity, words),
    Scene.QUESTION: lambda visit, scenes, words: asking.question(
        visit, scenes.question.offers, words.of("QuestionPage")
    ),
    Scene.REPEAT: lambda visit, _, words: asking.repeat(visit, words.of("RepeatScene")),
    Scene.MATERIAL: lambda _, scenes, words: asking.material(
        scenes.material, words.of("MaterialScene")
    ),
    Scene.REVIEW: lambda visit, _, words: asking.review(visit, words.of("ReviewScene")),
    Scene.SIGNATURE: lambda _, scenes, words: asking.signature(
        scenes.signature, words.of("SignatureScene")
    ),
    Scene.FILED: lambda _, scenes, words: following.filed(
        scenes.filed, scenes.printed, words.of("FiledPage")
    ),
    Scene.PROGRESS: lambda _, scenes, words: following.progress(
        scenes.progress, scenes.result, words
    ),
}
