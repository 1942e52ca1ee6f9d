"""Which page is open: as long as this stays the same, nothing new is to be read."""

from collections.abc import Callable, Mapping

from kiosk.services.visit import Scene, Visit
from kiosk.viewmodels.scenes import SceneViewModels

Page = tuple[str | int | bool, ...]


def page_of(visit: Visit, scenes: SceneViewModels, *, is_asking: bool) -> Page:
    """Name the page that is open; what does not fit an answer makes it another one."""
    if is_asking:
        return ("asking", visit.language)
    part = _PARTS.get(visit.scene)
    return (visit.scene.value, visit.language, *(part(visit, scenes) if part else ()))


def _question(visit: Visit, scenes: SceneViewModels) -> Page:
    return (_form(visit), scenes.question.ref, scenes.question.headline)


def _repeat(visit: Visit, _: SceneViewModels) -> Page:
    return (_form(visit), visit.filling.page.ref if visit.filling else "")


def _material(visit: Visit, scenes: SceneViewModels) -> Page:
    ref = visit.filling.page.ref if visit.filling else ""
    material = scenes.material
    told = (material.headline, material.isMissed, material.held != "")
    return (_form(visit), ref, material.stage, *told)


def _form(visit: Visit) -> str:
    item = visit.filling.item if visit.filling else None
    return item.code if item else ""


def _identity(_: Visit, scenes: SceneViewModels) -> Page:
    identity = scenes.identity
    return (identity.stage, identity.headline, identity.readerFault)


def _guardian(_: Visit, scenes: SceneViewModels) -> Page:
    return (scenes.guardian.stage, scenes.guardian.headline)


def _resume(_: Visit, scenes: SceneViewModels) -> Page:
    return (scenes.resume.outcome, scenes.resume.triesLeft)


def _services(visit: Visit, _: SceneViewModels) -> Page:
    return (visit.topic,)


def _guide(visit: Visit, scenes: SceneViewModels) -> Page:
    return (visit.item.code if visit.item else "", scenes.guide.showsDetails)


def _home(_: Visit, scenes: SceneViewModels) -> Page:
    return (scenes.home.showsAll,)


def _event(visit: Visit, _: SceneViewModels) -> Page:
    return (visit.event.event.code if visit.event else "",)


def _signature(_: Visit, scenes: SceneViewModels) -> Page:
    return (scenes.signature.isAsked, scenes.signature.error)


def _filed(_: Visit, scenes: SceneViewModels) -> Page:
    return (scenes.printed.isMissing,)


def _progress(_: Visit, scenes: SceneViewModels) -> Page:
    progress, result = scenes.progress, scenes.result
    shown = (result.headline, result.paper) if result.isOpen else ()
    leaving = (progress.followUp.asksWithdrawal, progress.followUp.isWithdrawn)
    return (progress.stage, progress.outcome, progress.triesLeft, *leaving, result.isOpen, *shown)


_PARTS: Mapping[Scene, Callable[[Visit, SceneViewModels], Page]] = {
    Scene.HOME: _home,
    Scene.SERVICES: _services,
    Scene.EVENT: _event,
    Scene.GUIDE: _guide,
    Scene.SAVED: lambda _, scenes: (scenes.code.saving,),
    Scene.RESUME: _resume,
    Scene.CONSENT: lambda _, scenes: (scenes.consent.stage,),
    Scene.IDENTITY: _identity,
    Scene.GUARDIAN: _guardian,
    Scene.QUESTION: _question,
    Scene.REPEAT: _repeat,
    Scene.MATERIAL: _material,
    Scene.REVIEW: lambda _, scenes: (scenes.review.fault,),
    Scene.SIGNATURE: _signature,
    Scene.FILED: _filed,
    Scene.PROGRESS: _progress,
}
