"""A release of the program fetched in short stints, so that filings have the line in between."""

import time
from collections.abc import Callable, Iterator
from typing import Literal

from sync.engine.budget import Purse
from sync.transport import HttpTransport
from sync.trust import Progress
from sync.update import Places, Source, architecture, fetch_release, tell_installer

_STINT_SECONDS = 5.0
_LEAST_PORTION = 512 * 2**10
Stint = Literal["done", "more", "tomorrow"]


class ReleaseFetch:
    """Fetches over a line of one lane; all of it blocks and is run there.

    Args:
        places: of this kiosk.
        source: where releases come from.
        line: what `source` fetches over, whose bytes are counted.
        purse: what a metered link may still carry today; photos and results are in it, too.
        now: seconds that only go forward.
    """

    def __init__(
        self,
        places: Places,
        source: Source,
        line: HttpTransport,
        purse: Callable[[], Purse],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.places = places
        self._source = source
        self._line = line
        self._purse = purse
        self._now = now
        self._steps: Iterator[Progress] | None = None

    def begin(self) -> None:
        """Say whom this kiosk trusts, and offer again what had been fetched before a cut.

        Raises:
            UpdateFolderError: the folder cannot be written.
        """
        tell_installer(self.places, self._source)

    def stint(self) -> Stint:
        """Fetch for a few seconds, as far as the link's budget goes.

        Raises:
            UpdateError: the release is not to be had, or not to be believed.
            TransportError: the link failed; what came is kept.
        """
        purse = self._purse()
        until, before = self._now() + _STINT_SECONDS, self._line.traffic
        if self._steps is None:
            self._steps = fetch_release(self.places, self._source, architecture())
        steps, self._steps = self._steps, None
        try:
            for _progress in steps:
                portion = purse.portion()
                carried = self._line.traffic - before
                if portion is not None and portion - carried.received < _LEAST_PORTION:
                    return "tomorrow"
                if self._now() >= until:
                    self._steps = steps
                    return "more"
        finally:
            purse.count(self._line.traffic - before)
        return "done"
