"""Blocks onto pages: what stands where, decided before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from printing.layout.blocks import Block

_ROUNDING = 0.01

# What stands on one page: each block, and how far its top lies above the bottom of the room.
Placed = tuple[tuple[Block, float], ...]


def paginate(content: Sequence[Block], foot: Block, room: float) -> tuple[Placed, ...]:
    """Return the pages, each `room` points high, with `foot` at the bottom of the last.

    What keeps with the next goes on to the next page with it, unless all that keeps together is
    more than a page. Space is left out where a page begins.
    """
    pages = _Pages(room)
    start = 0
    while start < len(content):
        end = start + 1
        while end < len(content) and content[end - 1].keeps:
            end += 1
        # The foot is not left alone on a page.
        pages.place(content[start:end], foot.height if end == len(content) else 0.0)
        start = end
    pages.close(foot)
    return tuple(tuple(page) for page in pages.done)


@dataclass(slots=True)
class _Pages:
    """The pages while they fill."""

    room: float
    left: float
    done: list[list[tuple[Block, float]]]

    def __init__(self, room: float) -> None:
        self.room = self.left = room
        self.done = [[]]

    def place(self, together: Sequence[Block], after: float) -> None:
        height = sum(block.height for block in together) + after
        again = together[0].again
        if not self._fits(height) and height + (again.height if again else 0) <= self.room:
            self._turn()
        for block in together:
            if not self._fits(block.height):
                self._turn()
            self._add(block)

    def close(self, foot: Block) -> None:
        if not self._fits(foot.height):
            self._turn()
        self.left = min(self.left, foot.height)
        self.done[-1].append((foot, self.left))

    def _fits(self, height: float) -> bool:
        return height <= self.left + _ROUNDING

    def _turn(self) -> None:
        if not self.done[-1]:
            return
        last = self.done[-1][-1][0]
        if last.until:
            self.done[-1].append((last.until, self.left))
        self.done.append([])
        self.left = self.room

    def _add(self, block: Block) -> None:
        if not self.done[-1]:
            if block.empty:
                return
            if block.again and len(self.done) > 1:
                self._put(block.again)
        self._put(block)

    def _put(self, block: Block) -> None:
        self.done[-1].append((block, self.left))
        self.left -= block.height
