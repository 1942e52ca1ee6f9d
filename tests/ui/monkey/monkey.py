"""The monkey: half the time it does anything at all, half the time it is on its way somewhere."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.demo.driver import pause
from kiosk.services.visit import Scene
from tests.ui.monkey.atlas import Atlas
from tests.ui.monkey.checks import CALM_MS, Checks
from tests.ui.monkey.errands import Errands
from tests.ui.monkey.fingers import Fingers
from tests.ui.monkey.mischief import Mischief
from tests.ui.monkey.player import Player
from tests.ui.monkey.station import SIZES

_STEPS_TO_GOAL = 45
# How often it does anything at all on its way: less as long as a scene was never open.
_AT_RANDOM = (0.15, 0.35)
_EAGER = 0.02
# Not every form has one.
_TO_A_REPEAT = {
    "home": "search",
    "services": "service_temporary-assistance",
    "question": "*repeat",
    "material": "*repeat",
}
_OVERLAYS = ("dismiss", "extend", "remark", "farewell")
_WAYS_OUT = (*_OVERLAYS, "back", "home", "leave", "whole", "next")
_MOST_STEPS_OUT = 160


class Monkey:
    """Plays until the time is over, and knows afterwards what was found."""

    def __init__(self, player: Player, folders: list[Path]) -> None:
        """`folders`: where nothing of a resident may lie in the open."""
        self._player = player
        self._checks = Checks(player, folders)
        self._atlas = Atlas(scene.value for scene in Scene)
        self._errands = Errands(player)
        self._acts = {**Fingers(player).weights, **Mischief(player).weights}
        self._avoid, self._steps_left = "", 0
        self._touched: tuple[str, str] | None = None
        self._has_ended = False
        self._every: dict[Callable[[], None], float] = {
            self._restart: 20,
            self._switch_platform: 40,
            self._walk_out: 30,
            self._checks.check_files: 60,
            self._have_decided: 50,
        }
        self._due = dict.fromkeys(self._every, 0.0)
        player.on_open = self._sit_down
        self._sit_down()

    @property
    def _chance(self) -> random.Random:
        return self._player.chance

    def play(self, seconds: float) -> None:
        """Play for so long; up to twice as long where a scene was not reached by then."""
        end = time.monotonic() + seconds
        for doing in self._every:
            self._put_off(doing)
        while time.monotonic() < end + seconds * bool(self._atlas.missing):
            self._step()
        self._player.idle_out()
        self._checks.check_visit()
        self._checks.check_files()

    def report(self) -> dict[str, Any]:
        """Say what was done and found."""
        player, findings = self._player, self._player.findings
        return {
            "events": player.events,
            "visits": self._checks.visits,
            "kinds": dict(player.kinds.most_common()),
            "scenes": {"reached": self._atlas.reached, "all": sorted(map(str, Scene))},
            "visited": dict(self._atlas.visits),
            "scenes_missing": self._atlas.missing,
            "crashes": findings.crashes,
            "warnings": findings.warnings,
            "stuck": findings.stuck,
            "leftovers": findings.leftovers,
            "slow_frames": {"count": player.watch.slow_count, "worst": player.watch.worst},
        }

    def _sit_down(self) -> None:
        self._player.app.visit.ended.connect(self._note_end)
        self._touched = None

    def _note_end(self) -> None:
        self._has_ended = True

    def _step(self) -> None:
        player = self._player
        self._learn()
        scene = player.scene.value
        if not self._on_the_way(scene) and not self._take_turns():
            self._touched = None
            self._chance.choices(list(self._acts), list(self._acts.values()))[0]()
        pause(self._chance.choice((0, 2, 10, 30)))
        self._checks.collect()
        if self._has_ended:
            self._has_ended = False
            self._checks.check_visit()
        self._checks.check_help()

    def _learn(self) -> None:
        scene = self._player.scene.value
        if self._touched is not None:
            before, touch = self._touched
            self._atlas.learn(before, touch, scene)
        if not self._atlas.visits[scene]:
            self._atlas.visits[scene] += 1

    def _on_the_way(self, scene: str) -> bool:
        """Take a step towards the scene least visited; tell whether one was taken."""
        player = self._player
        if not self._steps_left or scene == player.goal:
            is_eager = bool(self._atlas.missing) or self._chance.random() < _EAGER
            player.goal = self._atlas.goal(self._chance) if is_eager else ""
            self._avoid = self._chance.choice(("", Scene.EVENT, Scene.EVENT, Scene.SERVICES))
            self._steps_left = _STEPS_TO_GOAL if is_eager else 0
        at_random = _AT_RANDOM[not self._atlas.missing]
        if not player.goal or self._chance.random() < at_random:
            return False
        self._steps_left -= 1
        is_out_wanted = player.goal == Scene.CLOSED
        if is_out_wanted != player.station.is_out:
            self._restart(is_out=is_out_wanted)
            return True
        touch = self._atlas.way(scene, player.goal, self._avoid, self._chance)
        if player.goal == Scene.REPEAT:
            touch = _TO_A_REPEAT.get(scene, touch)
        if is_out_wanted and scene == Scene.ATTRACT:
            touch = "begin"
        return touch is not None and self._lead(scene, touch)

    def _lead(self, scene: str, touch: str) -> bool:
        self._touched = scene, touch
        if touch.startswith("*"):
            self._errands.run(touch)
            return True
        return self._player.touch_named(*_OVERLAYS, touch)

    def _take_turns(self) -> bool:
        """Do what is due from time to time; tell whether anything was."""
        due = next((doing for doing, at in self._due.items() if time.monotonic() > at), None)
        if due is not None:
            self._put_off(due)
            due()
        return due is not None

    def _put_off(self, doing: Callable[[], None]) -> None:
        every = self._every[doing] * self._chance.uniform(0.7, 1.3)
        self._due[doing] = time.monotonic() + every

    def _restart(self, *, is_out: bool = False) -> None:
        player = self._player
        size = self._chance.choice(SIZES)
        player.note(f"restart {size[0]}x{size[1]}{' out of service' if is_out else ''}")
        with player.excused():
            player.station.restart(size, is_out=is_out)
            player.open()
            self._checks.break_off()

    def _switch_platform(self) -> None:
        station = self._player.station
        is_served = self._chance.random() < 0.6
        self._player.note(f"platform {'up' if is_served else 'down'}")
        with self._player.excused():
            if is_served:
                station.start_platform()
            else:
                station.stop_platform()

    def _have_decided(self) -> None:
        word = self._chance.choice(("return", "return", "accept", "decide"))
        self._player.note(f"clerk {word}")
        with self._player.excused():
            self._player.station.have_decided(word, self._chance)

    def _walk_out(self) -> None:
        """Leave as a polite person would, from wherever one is."""
        player = self._player
        player.note("walk out")
        homes = (Scene.HOME, Scene.ATTRACT, Scene.CLOSED)
        for _ in range(_MOST_STEPS_OUT):
            if player.scene in homes:
                return
            if not player.touch_named(*_WAYS_OUT):
                pause(CALM_MS)
            pause(CALM_MS // 4)
        self._checks.find_stuck(f"no way out of {player.scene}")
