"""A bundle as the build left it: a folder of plain files, each known by what is in it."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sync.release.errors import OtherBundleError, UnfitBundleError
from sync.wire.release import PLAIN, PROGRAM, Release, ReleaseFile

_OWNER_RUNS = 0o100


def contents(bundle: Path) -> Iterator[tuple[ReleaseFile, bytes]]:
    """Return each file of a bundle, by name, and what is in it.

    Raises:
        UnfitBundleError: the folder is not there, or holds something else than files.
        OSError: a file cannot be read.
    """
    if not bundle.is_dir():
        raise UnfitBundleError(f"no folder {bundle.name}")
    for path in sorted(bundle.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise UnfitBundleError(f"{path.name} is no plain file")
        if path.is_file():
            name, content = path.relative_to(bundle).as_posix(), path.read_bytes()
            runs, digest = path.stat().st_mode & _OWNER_RUNS, sha256(content).digest()
            yield ReleaseFile(name, PROGRAM if runs else PLAIN, len(content), digest), content


def require_version(bundle: Path, version: str) -> None:
    """Make sure that a bundle is the version it is released as: kiosks ask the program itself.

    Raises:
        UnfitBundleError: it says another.
    """
    for told in bundle.glob("*/township_kiosk-*.dist-info"):
        if told.name != f"township_kiosk-{version}.dist-info":
            raise UnfitBundleError(f"version {version}, and {told.name} in the bundle")


def require_same(bundle: Path, releases: list[Release]) -> None:
    """Make sure that one of these releases is this bundle, byte by byte.

    Raises:
        OtherBundleError: none is; its detail names a file.
        UnfitBundleError: see `contents`.
    """
    files = {file for file, _content in contents(bundle)}
    others = [files ^ set(release.files) for release in releases]
    if all(others):
        nearest = min(others, key=len)
        raise OtherBundleError(f"{min(file.path for file in nearest)}, {len(nearest)} in all")
