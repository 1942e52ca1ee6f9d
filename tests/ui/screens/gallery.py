"""One guise of the kiosk (language, type size, window) and every look that is taken at it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import product
from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver, pause
from tests.support.contrast import faint_words
from tests.support.scene import faults

SIZES = ((1280, 800), (1920, 1080), (1080, 1920))
_TURNS = 80
_TURN_MS = 12
_QUALITY = 60


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


@dataclass(slots=True)
class Gallery:
    """Takes looks at an open kiosk; pictures go under `folder`, none where that is None."""

    app: KioskApp
    guise: Guise
    folder: Path | None = None
    renders: list[Render] = field(default_factory=list)

    def begin(self) -> None:
        """End the visit, put its goodbye away, and begin another in this guise."""
        self.app.visit.end()
        self.app._shell.touch()
        self.app.visit.begin()
        self.dress()

    def dress(self) -> None:
        """Put the visit into this guise."""
        self.app.visit.set_language(self.guise.language)
        self.app.visit.set_elder(is_elder=self.guise.is_elder)

    def look(self, title: str, scene: str = "") -> Render:
        """Wait until the scene rests, judge it, keep its picture."""
        window = self.app.window
        picture = self._at_rest()
        name = f"{self.guise.name}/{title.replace('/', '-')}.jpg"
        found = (*faults(window), *faint_words(window, picture))
        if self.folder is not None:
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if not picture.save(str(file), "JPG", _QUALITY):  # type: ignore[call-overload]  # the stub wants bytes
                raise OSError(f"cannot write {file}")
        render = Render(
            self.guise.name, scene or self.app.visit.visit.scene.value, title, name, found
        )
        self.renders.append(render)
        return render

    def _at_rest(self) -> QImage:
        """Return the picture of the window once two in a row are equal."""
        pause(0)
        before = self.app.window.grabWindow()
        for _ in range(_TURNS):
            pause(_TURN_MS)
            picture = self.app.window.grabWindow()
            if picture == before:
                return picture
            before = picture
        raise RestlessError(f"{self.guise.name}: the scene does not come to rest")


def hand_at(app: KioskApp) -> Driver:
    """Return a hand at the window of the kiosk."""
    return Driver(app.window)
