"""A record of calls as what a disk was asked for: steps on files and folders, and who synced what."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from tests.faults.steps import Name, Node, Resize, Step, Told, Unname, Write
from tests.faults.trace import Call

_S = TypeVar("_S", bound=Step)


class Disk:
    """The folder `root`, empty when the record begins, as the calls change it."""

    def __init__(self, root: Path, calls: Iterable[Call]) -> None:
        self.root = root
        self.top = Node(is_folder=True)
        self.steps: list[Step] = []
        self.told: list[Told] = []
        self.reads: list[tuple[int, str]] = []
        self._places: dict[tuple[str, str], int] = {}
        self._appending: set[tuple[str, str]] = set()
        for call in calls:
            self._follow(call)
        for step in self.steps:
            step.settle()

    def find(self, path: str | Path) -> Node | None:
        """Return what has this path when the record ends."""
        parts = self._parts(str(path))
        node: Node | None = self.top
        for part in parts or ():
            node = None if node is None else node.names.get(part)
        return None if parts is None else node

    def _parts(self, path: str) -> tuple[str, ...] | None:
        given = Path(path)
        if not given.is_relative_to(self.root) or path.endswith("-shm"):
            return None  # the index of SQLite's log is made anew from the log
        return given.relative_to(self.root).parts

    def _follow(self, call: Call) -> None:
        follow = getattr(self, f"_{call.name}", None)
        if follow is not None:
            follow(call)
        else:
            paths = [*_paths(call), *(path for _, path in call.descriptors())]
            known = [self._parts(path) for path in paths]
            assert not any(known), f"cannot follow {call.name} in {self.root}"

    # What opens and reads.

    def _openat(self, call: Call) -> None:
        path = _paths(call)[0]
        if self._parts(path) is None:
            return
        if "O_RDONLY" in call.words:
            self.reads.append((call.begun, path))
        place = (path, str(call.result))
        self._places[place] = 0
        self._appending.discard(place)
        if "O_APPEND" in call.words:
            self._appending.add(place)
        node = self.find(path)
        if node is None:
            assert "O_CREAT" in call.words, f"{path} was there before the record"
            self._name(call, path, Node(is_folder=False))
        elif "O_TRUNC" in call.words and node.size:
            self._resize(call, node, 0)

    def _lseek(self, call: Call) -> None:
        number, path = call.descriptors()[0]
        if self._parts(path) is not None:
            self._places[path, number] = call.result

    def _mmap(self, call: Call) -> None:
        if "MAP_SHARED" in call.words and "PROT_WRITE" in call.words:
            paths = [path for _, path in call.descriptors()]
            assert all(self._parts(path) is None for path in paths), f"mapped: {paths}"

    # What writes.

    def _write(self, call: Call) -> None:
        number, path = call.descriptors()[0]
        data = call.strings()[0][: call.result]
        node = self.find(path)
        if node is None:
            self.told.append(Told(call.begun, path, data))
            return
        place = (path, number)
        at = node.size if place in self._appending else self._places[place]
        self._places[place] = at + len(data)
        self._put(call, node, at, data)

    def _pwrite64(self, call: Call) -> None:
        node = self.find(call.descriptors()[0][1])
        if node is not None:
            self._put(call, node, call.numbers()[-1], call.strings()[0][: call.result])

    def _sendfile(self, call: Call) -> None:
        """Copy between two files: what the record does not show is known from before."""
        (number, path), (_, source) = call.descriptors()
        node, given = self.find(path), self.find(source)
        if node is None:
            return
        start = re.search(r"\[(\d+)", call.words)
        assert given is not None, f"{source} is not known"
        assert start is not None, "a copy from wherever the other file stood"
        at = self._places[path, number]
        self._places[path, number] = at + call.result
        data = self._content(given)[int(start[1]) :][: call.result]
        self._put(call, node, at, data)

    def _ftruncate(self, call: Call) -> None:
        node = self.find(call.descriptors()[0][1])
        if node is not None:
            self._resize(call, node, call.numbers()[-1])

    def _fallocate(self, call: Call) -> None:
        node = self.find(call.descriptors()[0][1])
        if node is not None:
            mode, start, length = call.numbers()
            assert mode == 0, f"fallocate in mode {mode}"
            node.size = max(node.size, start + length)
            self._add(Resize, call, node, size=start + length, at_least=True)

    def _sendto(self, call: Call) -> None:
        data = b"".join(call.strings())
        self.told.append(Told(call.begun, call.descriptors()[0][1], data))

    _sendmsg = _sendto

    # What names.

    def _mkdir(self, call: Call) -> None:
        path = _paths(call)[0]
        if self._parts(path):
            self._name(call, path, Node(is_folder=True))

    def _unlink(self, call: Call) -> None:
        path = _paths(call)[0]
        if self._parts(path):
            self._unname(call, path)

    _rmdir = _unlinkat = _unlink
    _mkdirat = _mkdir

    def _rename(self, call: Call) -> None:
        old, new = _paths(call)
        if self._parts(old) is None and self._parts(new) is None:
            return
        node = self.find(old)
        assert node is not None, f"{old} is not known"
        self._unname(call, old, self._name(call, new, node))

    _renameat = _renameat2 = _rename

    def _link(self, call: Call) -> None:
        old, new = _paths(call)
        if self._parts(new) is not None:
            node = self.find(old)
            assert node is not None, f"{old} is not known"
            self._name(call, new, node)

    _linkat = _link

    # What syncs.

    def _fsync(self, call: Call) -> None:
        node = self.find(call.descriptors()[0][1])
        if node is not None:
            node.syncs.append((call.begun, call.ended))

    _fdatasync = _fsync

    def _put(self, call: Call, node: Node, offset: int, data: bytes) -> None:
        node.size = max(node.size, offset + len(data))
        self._add(Write, call, node, offset=offset, data=data)

    def _resize(self, call: Call, node: Node, size: int) -> None:
        node.size = size
        self._add(Resize, call, node, size=size)

    def _name(self, call: Call, path: str, target: Node) -> Name:
        folder = self.find(Path(path).parent)
        assert folder is not None, f"{path} lies in no known folder"
        name = Path(path).name
        folder.names[name] = target
        return self._add(Name, call, folder, name=name, target=target, path=Path(path))

    def _unname(self, call: Call, path: str, gives: Name | None = None) -> None:
        folder, name = self.find(Path(path).parent), Path(path).name
        assert folder is not None, f"{path} lies in no known folder"
        del folder.names[name]
        self._add(Unname, call, folder, name=name, gives=gives)

    def _add(self, kind: type[_S], call: Call, node: Node, **more: Any) -> _S:
        step = kind(begun=call.begun, ended=call.ended, node=node, **more)
        self.steps.append(step)
        return step

    def _content(self, node: Node) -> bytes:
        data = bytearray(node.size)
        for step in self.steps:
            if isinstance(step, Write) and step.node is node:
                data[step.offset : step.offset + len(step.data)] = step.data
        return bytes(data[: node.size])


def _paths(call: Call) -> list[str]:
    """Return the paths among the arguments, those beside a descriptor of a folder made whole."""
    folders = [path for _, path in call.descriptors()] or ["/"]
    named = [one.decode(errors="replace") for one in call.strings()]
    beside = folders if len(folders) == len(named) else folders[:1] * len(named)
    return [str(Path(folder, name)) for folder, name in zip(beside, named, strict=True)]
