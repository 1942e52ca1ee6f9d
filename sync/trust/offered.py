"""What a device keeps of the release that is offered: who signed it, and its index."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tuf.api.metadata import Metadata, Snapshot, TargetFile, Targets, Timestamp

from sync.trust.files import read_whole, write_durably
from sync.wire.release import APPLICATION, Release, index_target, unpack_release
from sync.wire.repository import METADATA, metadata_path, target_path


class OfferedRelease:
    """The part of a client's folder that is about the program; the updater keeps the metadata.

    Args:
        folder: of the client.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._metadata = folder / METADATA

    def is_named(self) -> bool:
        """Whether there is any release, by the snapshot that was taken last."""
        return f"{APPLICATION}.json" in self._kept(Snapshot.type).meta

    def take(self, target: TargetFile, download: Callable[[TargetFile], bytes]) -> Release:
        """Return the release of a verified target; its index is downloaded if it is another one.

        Raises:
            MalformedMessageError: it is no index, or names files that may not be.
        """
        path = self._folder / target.path
        packed = read_whole(path, target)
        if packed is None:
            packed = download(target)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(path, packed)
        return unpack_release(packed, target.path)

    def named(self, arch: str) -> dict[str, bytes]:
        """Return all that is verified before a release is believed, by its path in the repository.

        In the order in which it is to be written: what makes the rest count is the last.
        """
        roots = sorted((self._metadata / "root_history").glob("*.root.json"))
        named = {f"{METADATA}/{path.name}": path.read_bytes() for path in roots}
        target = self._kept(APPLICATION).targets[index_target(arch)]
        index = (self._folder / target.path).read_bytes()
        named[target_path(target.path, target.hashes["sha256"])] = index
        for role in (Targets.type, APPLICATION, Snapshot.type, Timestamp.type):
            version = None if role == Timestamp.type else self._kept(role).version
            named[metadata_path(role, version)] = self._file(role).read_bytes()
        return named

    def _kept(self, role: str) -> Any:
        return Metadata[Any].from_file(str(self._file(role))).signed

    def _file(self, role: str) -> Path:
        return self._metadata / f"{role}.json"
