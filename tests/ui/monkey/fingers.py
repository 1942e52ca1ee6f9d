"""What a monkey does with its hands: fingers, keys, words."""

import random
from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt

from tests.ui.monkey.player import Player
from tests.ui.monkey.sight import Target
from tests.ui.monkey.words import KEYS, NASTY, digits, token

_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_F1,
    Qt.Key.Key_Menu,
)
_COMMANDS = (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z)
_RARE = {"leave": 0.1, "staff": 0.4, "tool": 0.5, "key": 3.0, "pad": 2.0, "back": 0.6}


class Fingers:
    """One method for each sort of event; `weights` says how often each is chosen."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self.weights: Mapping[Callable[[], None], float] = {
            self.touch: 34,
            self.touch_anywhere: 6,
            self.touch_edge: 3,
            self.hold: 3,
            self.twice: 5,
            self.drag: 5,
            self.swipe: 4,
            self.fingers: 3,
            self.letters: 4,
            self.key: 5,
            self.command: 2,
            self.write: 7,
            self.scribble: 6,
        }

    @property
    def _chance(self) -> random.Random:
        return self._player.chance

    def touch(self) -> None:
        """Touch something that can be touched; each sort of thing is as likely as the others."""
        target = self._something()
        if target is None:
            self.touch_anywhere()
            return
        by_panel = self._chance.random() < 0.3
        self._player.note(f"touch {target.name}{' by panel' if by_panel else ''}")
        if by_panel:
            self._player.hand.tap(target.middle)
        else:
            self._player.hand.touch(target.middle)

    def touch_anywhere(self) -> None:
        """Touch wherever."""
        at = self._anywhere()
        self._player.note(f"touch {at.x()},{at.y()}")
        self._player.hand.touch(at)

    def touch_edge(self) -> None:
        """Touch the rim of the screen."""
        size = self._player.app.window.size()
        at = self._anywhere()
        edges = (QPoint(0, at.y()), QPoint(at.x(), 0))
        far = (QPoint(size.width() - 1, at.y()), QPoint(at.x(), size.height() - 1))
        at = self._chance.choice(edges + far)
        self._player.note(f"touch {at.x()},{at.y()} at the rim")
        self._player.hand.touch(at)

    def hold(self) -> None:
        """Touch for long."""
        target = self._something()
        at = target.middle if target else self._anywhere()
        self._player.note(f"hold {target.name if target else 'somewhere'}")
        self._player.hand.hold(at, self._chance.choice((120, 400, 900)))

    def twice(self) -> None:
        """Touch twice in haste."""
        target = self._something()
        at = target.middle if target else self._anywhere()
        self._player.note(f"twice {target.name if target else 'somewhere'}")
        self._player.hand.twice(at)

    def drag(self) -> None:
        """Draw a finger over the screen."""
        path = self._path(self._anywhere())
        self._player.note(f"drag from {path[0].x()},{path[0].y()}")
        self._player.hand.drag(path)

    def swipe(self) -> None:
        """Scroll by a finger on the panel."""
        path = self._path(self._anywhere())
        self._player.note(f"swipe from {path[0].x()},{path[0].y()}")
        self._player.hand.swipe(path)

    def fingers(self) -> None:
        """Touch with two fingers."""
        targets = [self._something(), self._something()]
        places = [each.middle if each else self._anywhere() for each in targets]
        self._player.note(f"fingers on {[each.name for each in targets if each]}")
        self._player.hand.tap(*places)

    def letters(self) -> None:
        """Type on a keyboard that somebody plugged in."""
        text = "".join(self._chance.choice(KEYS) for _ in range(self._chance.randint(1, 9)))
        self._player.note(f"letters {text!a}")
        self._player.hand.letters(text)

    def key(self) -> None:
        """Press a key that is no letter."""
        key = self._chance.choice(_KEYS)
        self._player.note(f"key {key.name}")
        self._player.hand.key(key)

    def command(self) -> None:
        """Mark all, copy, cut, paste, take back; or take along what is written in a field."""
        keys = [self._chance.choice(_COMMANDS)]
        if self._chance.random() < 0.5:
            self.write()
            keys = [Qt.Key.Key_A, self._chance.choice((Qt.Key.Key_C, Qt.Key.Key_X))]
        self._player.note(f"command {[key.name for key in keys]}")
        for key in keys:
            self._player.hand.key(key, Qt.KeyboardModifier.ControlModifier)

    def write(self) -> None:
        """Hand over words to whatever has the focus, after touching a field where there is one."""
        field = next((each for each in self._player.look().targets if each.is_field), None)
        if field is not None:
            self._player.hand.touch(field.middle)
        if self._chance.random() < 0.5:
            text = token(self._chance)
            self._player.secrets.add(text, "written")
        else:
            text = self._chance.choice((*NASTY, "示范" * 5000, digits(self._chance, 12)))
        self._player.note(f"write {text[:40]!a} ({len(text)})")
        self._player.hand.commit(text)

    def scribble(self) -> None:
        """Draw on the paper for a character or a signature, where there is one."""
        paper = next((each for each in self._player.look().targets if each.is_paper), None)
        if paper is None:
            self.touch()
            return
        path = self._path(self._inside(paper), 90)
        self._player.note(f"scribble on {paper.name}")
        self._player.hand.drag(path)

    def _something(self) -> Target | None:
        """Return a target: first a sort of thing, then one of it."""
        sorts: dict[str, list[Target]] = {}
        for target in self._player.look().targets:
            sorts.setdefault(target.name.partition("_")[0], []).append(target)
        if not sorts:
            return None
        weights = [_RARE.get(sort, 1.0) for sort in sorts]
        return self._chance.choice(self._chance.choices(list(sorts.values()), weights)[0])

    def _anywhere(self) -> QPoint:
        size = self._player.app.window.size()
        return QPoint(self._chance.randrange(size.width()), self._chance.randrange(size.height()))

    def _inside(self, target: Target) -> QPoint:
        place = target.place
        return place.topLeft() + QPoint(
            self._chance.randrange(place.width()), self._chance.randrange(place.height())
        )

    def _path(self, start: QPoint, step: int = 160) -> list[QPoint]:
        path = [start]
        for _ in range(self._chance.randint(1, 8)):
            step_x, step_y = self._chance.randint(-step, step), self._chance.randint(-step, step)
            path.append(self._on_screen(path[-1] + QPoint(step_x, step_y)))
        return path

    def _on_screen(self, at: QPoint) -> QPoint:
        size = self._player.app.window.size()
        return QPoint(min(max(at.x(), 0), size.width() - 1), min(max(at.y(), 0), size.height() - 1))
