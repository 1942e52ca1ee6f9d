"""The catalogue folders of a device: filled file by file, switched at once, never downgraded."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tuf.api.metadata import TargetFile

from sync.trust.errors import NoCatalogueError, RepositoryAlteredError, RepositoryReplayedError
from sync.trust.files import read_whole, sync_folder, write_durably

Files = Mapping[str, TargetFile]


class CatalogueFolders:
    """Folders named by version, and a file that names the present one.

    A folder that is not named yet is still being filled; what is in it counts for the next try.

    Args:
        root: where they lie.
        seeds: other catalogue folders, whose files need not be downloaded again.
    """

    def __init__(self, root: Path, seeds: Sequence[Path] = ()) -> None:
        self._root = root
        self._seeds = seeds
        self._pointer = root / "present"

    def present(self) -> Path:
        """Return the present folder.

        Raises:
            NoCatalogueError: there is none.
        """
        version = self._version()
        folder = self._folder(version)
        if version == 0 or not folder.is_dir():
            raise NoCatalogueError(f"version {version}")
        return folder

    def take(self, version: int, files: Files, download: Callable[[TargetFile], bytes]) -> bool:
        """Make version `version` of these files the present one; return whether it is new.

        Files that are missing or damaged are downloaded; others are taken over.

        Args:
            version: of the signed list.
            files: by path below the folder.
            download: gives a file's content, verified.

        Raises:
            RepositoryReplayedError: a later version is here.
            RepositoryAlteredError: a path leads out of the folder.
        """
        before = self._version()
        if version < before:
            raise RepositoryReplayedError(f"catalogue {version} after {before}")
        self._fill(self._folder(version), files, download)
        if version > before:
            write_durably(self._pointer, str(version).encode())
        return version > before

    def forget_others(self) -> None:
        """Remove every folder but the present one."""
        present = str(self._version())
        for folder in self._root.glob("[0-9]*"):
            if folder.name != present:
                shutil.rmtree(folder, ignore_errors=True)

    def _version(self) -> int:
        try:
            return int(self._pointer.read_bytes())
        except (FileNotFoundError, ValueError):  # none yet, or damaged: it is filled anew
            return 0

    def _folder(self, version: int) -> Path:
        return self._root / str(version)

    def _fill(self, folder: Path, files: Files, download: Callable[[TargetFile], bytes]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        others = [*self._root.glob("[0-9]*"), *self._seeds]
        changed = {folder, self._root}
        for name, target in files.items():
            path = _inside(folder, name)
            if read_whole(path, target) is not None:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            changed |= {path.parent, path.parent.parent}
            held = (read_whole(other / name, target) for other in others)
            content = next((content for content in held if content is not None), None)
            write_durably(path, download(target) if content is None else content)
        for one in changed:
            sync_folder(one)


def _inside(folder: Path, name: str) -> Path:
    parts = name.split("/")
    if any(part in ("", ".", "..") or set(part) & set("\\:\0") for part in parts):
        raise RepositoryAlteredError(f"a catalogue has no file {name!r}")
    return folder.joinpath(*parts)
