"""The folder that a loss of power leaves: what was synced stands, of the rest anything may be there.

What stands: bytes of a file that a sync of it followed, names in a folder that a sync of it
followed. Of the rest each write may be there, missing, cut at any byte, there in some sectors only,
or zeros where the file is new; each change of a name may be there or not, but a change of one name
into another is never half done. That is less than any journalling file system promises.
"""

from collections import defaultdict
from pathlib import Path
from random import Random

from tests.faults.disk import Disk
from tests.faults.steps import Name, Node, Resize, Step, Unname, Write

_SECTORS = (512, 4096)
_STYLES = ("mixed", "mixed", "mixed", "mixed", "missing", "there")
_MOODS = ("any", "any", "any", "prefix", "missing", "there")
_FATES = ("there", "missing", "cut", "zeros", "sectors")


def rebuild(disk: Disk, moment: float, random: Random | None, target: Path) -> None:
    """Write what may be left of `disk` when the power fails at this line of the record.

    Without `random` nothing is lost: what a process leaves that is killed there.
    """
    left = _Left(moment, random)
    for step in disk.steps:
        if step.begun < moment:
            left.take(step)
    left.write(disk.top, target)


class _Left:
    """What is left. With each node one of several things happens to all that is not certain."""

    def __init__(self, moment: float, random: Random | None) -> None:
        self._moment = moment
        self._random = random or Random()  # noqa: S311  # decides nothing then
        self._all = "there" if random is None else random.choice(_STYLES)
        self._bytes: defaultdict[Node, bytearray] = defaultdict(bytearray)
        self._firm: defaultdict[Node, int] = defaultdict(int)
        self._names: defaultdict[Node, dict[str, Node]] = defaultdict(dict)
        self._moods: dict[Node, str] = {}
        self._kept: set[Name] = set()

    def take(self, step: Step) -> None:
        """Let a step happen, whole, in part or not at all."""
        is_certain = step.durable_at <= self._moment
        if isinstance(step, Write):
            self._write(step, "there" if is_certain else self._fate(step.node))
        elif is_certain or self._happens(step):
            self._do(step)
        if is_certain:
            self._firm[step.node] = len(self._bytes[step.node])

    def write(self, node: Node, target: Path) -> None:
        """Write a folder and all below it."""
        target.mkdir()
        for name, one in self._names[node].items():
            if one.is_folder:
                self.write(one, target / name)
            else:
                (target / name).write_bytes(self._bytes[one])

    def _mood(self, node: Node) -> str:
        """What becomes of a node's uncertain steps; `prefix` = all until a moment, none after."""
        if self._all != "mixed":
            return self._all
        if node not in self._moods:
            self._moods[node] = self._random.choice(_MOODS)
        if self._moods[node] == "prefix" and self._random.random() < 1 / 16:
            self._moods[node] = "missing"
        return self._moods[node]

    def _happens(self, step: Step) -> bool:
        if isinstance(step, Unname) and step.gives is not None:
            return step.gives in self._kept  # of a change of name both halves happen, or none
        mood = self._mood(step.node)
        return self._random.random() < 1 / 2 if mood == "any" else mood != "missing"

    def _do(self, step: Step) -> None:
        match step:
            case Name():
                self._names[step.node][step.name] = step.target
                self._kept.add(step)
            case Unname():
                self._names[step.node].pop(step.name, None)
            case Resize():
                data = self._bytes[step.node]
                if not step.at_least:
                    del data[step.size :]
                data.extend(bytes(max(0, step.size - len(data))))

    def _fate(self, node: Node) -> str:
        mood = self._mood(node)
        if mood == "any":
            return self._random.choice(_FATES)
        return "missing" if mood == "missing" else "there"

    def _write(self, step: Write, fate: str) -> None:
        if fate == "there":
            self._put(step, 0, step.data)
        elif fate == "cut":
            self._put(step, 0, step.data[: self._random.randrange(len(step.data) + 1)])
        elif fate == "zeros":
            new = max(0, self._firm[step.node] - step.offset)  # in place nothing becomes zeros
            self._put(step, new, bytes(len(step.data[new:])))
        elif fate == "sectors":
            size = self._random.choice(_SECTORS)
            begin = -(step.offset % size)
            for start in range(begin, len(step.data), size):
                if self._random.random() < 1 / 2:
                    first = max(0, start)
                    self._put(step, first, step.data[first : start + size])

    def _put(self, step: Write, skipped: int, part: bytes) -> None:
        if part:
            data, at = self._bytes[step.node], step.offset + skipped
            data.extend(bytes(max(0, at - len(data))))
            data[at : at + len(part)] = part
