"""What is looked at after each event and each visit: nothing of a resident, and a way to help."""

import time
from pathlib import Path

from kiosk.demo.driver import pause
from tests.ui.monkey.leftovers import in_files, in_window
from tests.ui.monkey.player import Player

CALM_MS = 80
_HELPS = ("staff", "dismiss", "extend", "remark", "farewell")
_LOST_SECONDS = 3.0
_RECENT_VISITS = 3
_RECENT_SLIPS = 6


class Checks:
    """Knows what belonged to the last visits, and where it may not be found."""

    def __init__(self, player: Player, folders: list[Path]) -> None:
        """`folders`: where nothing of a resident may lie in the open."""
        self._player = player
        self._folders = folders
        self._ended: list[dict[str, str]] = []
        self._lost_since: float | None = None
        self.visits = 0

    def break_off(self) -> None:
        """The visit ends with the kiosk itself."""
        self._ended.append(self._player.secrets.end_visit())

    def collect(self) -> None:
        """Note what the resident gave by hand, and what only they may know."""
        secrets, scenes = self._player.secrets, self._player.app.scenes
        secrets.add(self._player.app.drafts.state.code, "resume code")
        secrets.add(scenes.identity.number, "typed ID number")
        secrets.add(scenes.progress.number, "typed slip number")
        if scenes.question.usesPad:
            secrets.add(scenes.question.value, "typed figures")
        filed = self._player.app.filing.state
        if filed.entries:
            self._collect_slip(*self._player.app.slips.codes(filed.entries, filed.proof))

    def _collect_slip(self, own: str, proof: str) -> None:
        slips, code = self._player.slips, own or proof
        self._player.secrets.add(own.partition("#")[2], "slip secret")
        if code not in slips:
            slips[:] = [*slips, code][-_RECENT_SLIPS:]

    def check_visit(self) -> None:
        """A visit has ended: nothing of it and of those just before may be left."""
        player = self._player
        pause(CALM_MS)
        self.visits += 1
        self._ended = [*self._ended, player.secrets.end_visit()][-_RECENT_VISITS:]
        words = {word: what for visit in self._ended for word, what in visit.items()}
        with player.excused():
            found = list(in_window(player.app, words))
            found += [("log", word) for word in words if any(word in s for s in player.watch.log)]
        player.watch.log.clear()
        for where, word in found:
            self._find_leftover(where, word, words[word])
        for file in player.station.tray.iterdir():
            file.unlink()

    def check_files(self) -> None:
        """Nothing that anybody gave may lie in a file in the open."""
        player = self._player
        words = player.secrets.past | player.secrets.present
        player.note("search the files")
        with player.excused():
            found = list(in_files(self._folders, words))
        for where, word in found:
            self._find_leftover(where, word, words[word])
        player.secrets.past = {}

    def _find_leftover(self, where: str, word: str, what: str) -> None:
        place = where.replace(word, "…")
        facts = {"where": place, "what": what}
        self._player.findings.add("leftovers", facts, {"word": ascii(word), **self._player.told()})

    def check_help(self) -> None:
        """There must always be something to touch, and help."""
        sight = self._player.look()
        if sight.named(*_HELPS):
            self._lost_since = None
        elif self._lost_since is None:
            self._lost_since = time.monotonic()
        elif time.monotonic() - self._lost_since > _LOST_SECONDS:
            self._lost_since = None
            self.find_stuck(f"no help on {self._player.scene}")

    def find_stuck(self, why: str) -> None:
        """Note that it does not go on from here, and begin anew."""
        names = sorted(target.name for target in self._player.look().targets)
        self._player.findings.add("stuck", {"why": why}, {"sees": names, **self._player.told()})
        self._player.app.visit.end()
