"""Who touches: sees what there is, touches it, and writes down every event before it happens."""

import json
import random
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

from kiosk.app import KioskApp
from kiosk.demo.driver import pause
from kiosk.services.visit import Scene
from tests.ui.monkey.hand import Hand
from tests.ui.monkey.leftovers import Secrets
from tests.ui.monkey.sight import Sight, look
from tests.ui.monkey.station import Station
from tests.ui.monkey.watch import Findings, Watch

KEPT = 50


class Player:
    """The monkey's eyes and hands; what it does with them is for others to say."""

    def __init__(self, station: Station, chance: random.Random, log: Path) -> None:
        self.station = station
        self.chance = chance
        self.secrets = Secrets()
        self.findings = Findings()
        self.watch = Watch(self.findings, self.told)
        self.events = 0
        self.kinds: Counter[str] = Counter()
        self.last: deque[str] = deque(maxlen=KEPT)
        self._log = log.open("w", encoding="utf-8")
        self._began = time.monotonic()
        self.slips: list[str] = []
        """Codes of what was filed last."""
        self.goal = ""
        """Which scene it is on its way to, or nothing."""
        self.on_open: Callable[[], None] = lambda: None
        """Called when another kiosk was opened."""
        self.open()

    @property
    def app(self) -> KioskApp:
        """The kiosk as it runs now."""
        return self.station.app

    @property
    def scene(self) -> Scene:
        """The open scene."""
        return self.app.visit.visit.scene

    def open(self) -> None:
        """Sit down before the kiosk that was opened."""
        self.hand = Hand(self.app.window)
        self.on_open()

    def close(self) -> None:
        """Write no more."""
        self._log.close()

    def told(self) -> dict[str, Any]:
        """Return what is being done, for a finding."""
        return {"event": self.events, "doing": self.last[-1] if self.last else ""}

    def note(self, words: str) -> None:
        """Write down an event before it happens."""
        self.events += 1
        self.kinds[words.partition(" ")[0]] += 1
        entry = {
            "event": self.events,
            "ms": round((time.monotonic() - self._began) * 1000),
            "scene": self.scene.value,
            "goal": self.goal,
            "does": words,
        }
        line = json.dumps(entry, ensure_ascii=True)
        self.last.append(line)
        self._log.write(line + "\n")
        self._log.flush()

    def excused(self) -> AbstractContextManager[None]:
        """Let the monkey's own work in the block not count as the kiosk's."""
        return self.watch.excused()

    def look(self) -> Sight:
        """Look at the window."""
        with self.excused():
            return look(self.app.window)

    def sees(self, start: str) -> bool:
        """Tell whether anything of this name can be touched."""
        return bool(self.look().named(start))

    def touch_named(self, *starts: str) -> bool:
        """Touch a thing whose name begins so, turning the page to it; tell whether it was there."""
        for _ in range(8):
            sight = self.look()
            targets = sight.named(*starts)
            if targets:
                target = self.chance.choice(targets)
                self.note(f"touch {target.name}")
                self.hand.touch(target.middle)
                pause(1)
                return True
            hidden = any(
                name.startswith(start) for start in starts if start for name in sight.names
            )
            more = sight.named("more")
            if not hidden or not more:
                return False
            self.note("touch more")
            self.hand.touch(more[0].middle)
            pause(80)
        return False

    def idle_out(self) -> None:
        """Let the time run out that the kiosk waits for somebody."""
        self.note("idle until it forgets")
        idle = self.app.idle
        self.station.clock.ahead += timedelta(seconds=120)
        if self.scene is not Scene.ATTRACT:
            idle._ask()
            pause(self.chance.randint(0, 60))
            idle._last.stop()
            idle._expire()
