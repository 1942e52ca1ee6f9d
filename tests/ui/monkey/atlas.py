"""What the monkey learned: which touch leads from which scene to which, and where it was least."""

import random
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping

# What anybody reads on the buttons. A star is more than one touch; see `Errands`.
SIGNPOSTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "attract": {"begin": ("home",)},
    "home": {
        "search": ("services",),
        "topic_": ("services",),
        "event_": ("event",),
        "progress": ("progress",),
        "resume": ("resume",),
        "notices": ("notices",),
    },
    "services": {"service_": ("guide",), "back": ("home",)},
    "event": {"start": ("consent",), "checklist": ("checklist",), "back": ("home",)},
    "guide": {"start": ("consent",), "checklist": ("checklist",), "back": ("home",)},
    "consent": {"agree": ("identity",), "decline": ("window",), "back": ("guide",)},
    "window": {"back": ("consent",), "home": ("home",)},
    "identity": {"*identify": ("code",), "*child": ("guardian",), "back": ("guide",)},
    "guardian": {"guardian_": ("guardian",), "next": ("guardian",), "back": ("identity",)},
    "code": {"next": ("question",)},
    "question": {
        "*answer": ("question", "repeat", "material"),
        "put_off": ("saved",),
        "*fill": ("review",),
        "*leave": ("attract",),
    },
    "repeat": {"*answer": ("question", "material"), "put_off": ("saved",), "*fill": ("review",)},
    "material": {"*answer": ("question",), "put_off": ("saved",), "*fill": ("review",)},
    "review": {"next": ("signature",), "*leave": ("attract",)},
    "signature": {"*sign": ("filed",), "back": ("review",)},
    "filed": {"*leave": ("attract",)},
    "progress": {"back": ("home",)},
    "resume": {"back": ("home",)},
    "notices": {"back": ("home",)},
    "checklist": {"back": ("guide",)},
    "saved": {"leave": ("attract",)},
    "closed": {"*leave": ("attract",), "next": ("progress",)},
}


class Atlas:
    """Counts the visits to each scene, and the touches that led from one to another."""

    def __init__(self, scenes: Iterable[str]) -> None:
        self.visits: Counter[str] = Counter(dict.fromkeys(scenes, 0))
        self._ways: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))

    @property
    def reached(self) -> list[str]:
        """Scenes that were open at least once."""
        return sorted(scene for scene, count in self.visits.items() if count)

    @property
    def missing(self) -> list[str]:
        """Scenes that were never open."""
        return sorted(scene for scene, count in self.visits.items() if not count)

    def learn(self, before: str, touch: str, after: str) -> None:
        """Note where a touch led."""
        if after != before:
            self.visits[after] += 1
            self._ways[before][touch][after] += 1

    def goal(self, chance: random.Random) -> str:
        """Return a scene that was visited least."""
        least = min(self.visits.values())
        return chance.choice(sorted(s for s, count in self.visits.items() if count == least))

    def way(self, start: str, goal: str, avoid: str, chance: random.Random) -> str | None:
        """Return the touch that begins a shortest known way to the goal, None where none is known.

        `avoid`: a scene that the way does not lead through.
        """
        first: dict[str, str] = {}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            leads = self._leads(here)
            chance.shuffle(leads)
            for touch, there in leads:
                if there not in (start, avoid) and there not in first:
                    first[there] = first.get(here, touch)
                    waiting.append(there)
        return first.get(goal)

    def _leads(self, scene: str) -> list[tuple[str, str]]:
        known = [
            (touch, there)
            for touch, seen in sorted(self._ways[scene].items())
            for there in sorted(seen)
        ]
        posted = [
            (touch, there)
            for touch, ends in SIGNPOSTS.get(scene, {}).items()
            for there in ends
            if there != scene
        ]
        return known + posted
