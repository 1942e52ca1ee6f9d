"""One guise of the kiosk (language, type size, window) and every look that is taken at it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import product
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlContext, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.app import KioskApp
from kiosk.demo.driver import pause, visible_items
from tests.support.contrast import faint_words
from tests.support.scene import faults

SIZES = ((1280, 800), (1920, 1080), (1080, 1920))
_TURNS = 60
_SETTLING_MS = 500
_TURN_MS = 10
# After so many turns something lives on the screen: the picture of the camera.
_SOON = 8
_QUALITY = 60
Judge = Callable[[QQuickWindow], Iterable[str]]


class RestlessError(AssertionError):
    """A scene never came to rest, so that no picture of it can be judged."""


@dataclass(frozen=True, slots=True)
class Guise:
    """How the kiosk is used."""

    language: str
    is_elder: bool
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """Its folder: zh_CN-normal-1280x800."""
        type_size = "large" if self.is_elder else "normal"
        return f"{self.language}-{type_size}-{self.size[0]}x{self.size[1]}"


def every_guise() -> Iterator[Guise]:
    """Yield all twelve."""
    for size, is_elder, language in product(SIZES, (False, True), ("zh_CN", "en")):
        yield Guise(language, is_elder, size)


@dataclass(frozen=True, slots=True)
class Render:
    """One look: the scene of the kiosk, what was looked at, its picture, what is wrong."""

    guise: str
    scene: str
    title: str
    picture: str
    faults: tuple[str, ...]

    def shown(self) -> dict[str, object]:
        """Return it for the report."""
        return asdict(self)


class Looker(Protocol):
    """Whoever comes along on the tour and looks at each scene."""

    def begin(self) -> None:
        """End the visit, put its goodbye away, and begin another."""

    def dress(self) -> None:
        """Put the visit into the guise that is looked at."""

    def look(self, title: str) -> None:
        """Look at what is open, once it rests."""


@dataclass(slots=True, weakref_slot=True)
class Gallery:
    """Takes looks at an open kiosk; pictures go under `folder`, none where that is None.

    `judges`: what else is asked of each scene beside what can be seen. `parts`: the QML files of
    which something was to be seen.
    """

    app: KioskApp
    guise: Guise
    folder: Path | None = None
    judges: tuple[Judge, ...] = (faults,)
    renders: list[Render] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    _frames: int = 0

    def __post_init__(self) -> None:
        self.app.window.frameSwapped.connect(self._count)

    def begin(self) -> None:
        """End the visit, put its goodbye away, and begin another in this guise."""
        self.app.visit.end()
        self.app._scenery.shell.touch()
        self.app.visit.begin()
        self.dress()

    def dress(self) -> None:
        """Put the visit into this guise."""
        self.app.visit.set_language(self.guise.language)
        self.app.visit.set_elder(is_elder=self.guise.is_elder)

    def look(self, title: str) -> None:
        """Judge the scene, and keep its picture; only a fault that lasts is one."""
        name = f"{self.guise.name}/{title.replace('/', '-')}.jpg"
        found = self._judged(name)
        if found:
            pause(_SETTLING_MS)
            found = self._judged(name)
        scene = self.app.visit.visit.scene.value
        self.renders.append(Render(self.guise.name, scene, title, name, tuple(found)))

    def _judged(self, name: str) -> list[str]:
        window = self.app.window
        picture = self._at_rest()
        self.parts |= _files(window)
        found: list[str] = []
        if self.folder is not None:
            found += faint_words(window, picture)
            _keep(picture, self.folder / name)
        return found + [fault for judge in self.judges for fault in judge(window)]

    def _at_rest(self) -> QImage:
        """Return the picture of the window once nothing more is drawn, or nothing else.

        Raises:
            RestlessError: it changes and changes.
        """
        picture = QImage()
        for turn in range(_TURNS):
            drawn, before = self._frames, picture
            pause(_TURN_MS)
            if self._frames == drawn or turn >= _SOON:
                picture = self.app.window.grabWindow()
                if picture == before:
                    return picture
        raise RestlessError(f"{self.guise.name}: the scene does not come to rest")

    def _count(self) -> None:
        self._frames += 1


def _keep(picture: QImage, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(file), "JPG", _QUALITY):  # type: ignore[call-overload]  # the stub wants bytes
        raise OSError(f"cannot write {file}")


def _files(window: QQuickWindow) -> set[str]:
    """Return the QML files that something on the screen is written in."""
    items = visible_items(window.contentItem())
    # The stub knows no None, which is what an item that C++ made gives.
    contexts = (cast("QQmlContext | None", QQmlEngine.contextForObject(item)) for item in items)
    return {context.baseUrl().fileName() for context in contexts if context is not None}
