"""The device's side of the repository of trust: verified, applied whole, never downgraded."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.ngclient import Updater

from sync.clock import milliseconds
from sync.trust.catalogue import CatalogueFolders, Files
from sync.trust.errors import (
    NoDeviceListError,
    NoKeyListError,
    RepositoryAlteredError,
    RepositoryIncompleteError,
    in_words,
)
from sync.trust.fetch import Fetch, FetchPart, TufFetcher
from sync.trust.files import write_durably
from sync.trust.kept import KeptList
from sync.trust.mirror import Progress, fill
from sync.trust.offered import OfferedRelease
from sync.wire.devices import DeviceList
from sync.wire.keys import is_usable
from sync.wire.messages import KeyList
from sync.wire.release import APPLICATION, Release, index_target
from sync.wire.repository import (
    CATALOGUE,
    CATALOGUE_FOLDER,
    CATALOGUE_INDEX,
    DELEGATED,
    DEVICE_LIST,
    KEY_LIST,
    MAX_TARGET_BYTES,
    METADATA,
    target_path,
)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh has brought that was not here before."""

    keys: bool
    catalogue: bool


class TrustClient:
    """Keys, devices and catalogue as the platform signed them, kept in a folder of the device.

    One at a time refreshes a folder; reading beside it is fine. What is kept belongs to `root`: a
    device that is enrolled under another root begins anew.

    Args:
        folder: where all is kept; it may be missing at first.
        root: the root metadata of the enrolment.
        fetch: gives the repository's files: the network's, or a `FolderFetch`.
        clock_floor: the largest trusted time seen, by which expiry is judged.
        seeds: catalogue folders that came with the program: what is in them is not fetched.
        is_live: the files are the platform's own at this moment, no copy on a medium.
    """

    def __init__(
        self,
        folder: Path,
        root: bytes,
        fetch: Fetch,
        clock_floor: Callable[[], datetime],
        *,
        seeds: Sequence[Path] = (),
        is_live: bool = False,
    ) -> None:
        self._folder = folder / sha256(root).hexdigest()[:16]
        self._root = root
        self._fetch = fetch
        self._floor = clock_floor
        self._is_live = is_live
        self._keys = KeptList(self._folder / KEY_LIST, KeyList)
        self._devices = KeptList(self._folder / DEVICE_LIST, DeviceList)
        self._as_of = self._folder / "devices.as-of"
        self._offered = OfferedRelease(self._folder)
        self._catalogues = CatalogueFolders(self._folder / CATALOGUE, seeds)

    def refresh(self) -> Refreshed:
        """Fetch what is new and apply it: key list, devices, then catalogue, each at once.

        An interrupted refresh leaves what was there; files that had come are not fetched again.

        Raises:
            TrustError: the repository is not to be believed now, says its subclass.
            KnownError: whatever `fetch` raises.
        """
        with in_words():
            updater = self._refreshed()
            keys = self._take_keys(updater.get_targetinfo(KEY_LIST))
            self._take_devices(updater.get_targetinfo(DEVICE_LIST))
            catalogue = self._take_catalogue(updater)
        return Refreshed(keys, catalogue)

    def application(self, arch: str) -> Release | None:
        """Return the release of the program that is offered for an architecture, if there is one.

        Keys, devices and catalogue stay as they are; whatever is the matter with them does not matter.

        Raises:
            TrustError: the repository is not to be believed now, says its subclass.
            KnownError: whatever `fetch` raises.
        """
        with in_words():
            updater = self._refreshed()
            if not self._offered.is_named():
                return None
            target = updater.get_targetinfo(index_target(arch))
            return None if target is None else self._offered.take(target, self._download)

    def mirror(
        self, release: Release, into: Path, present: Path | None, part: FetchPart
    ) -> Iterator[Progress]:
        """Bring what `application` returned last into a folder, a slice a step.

        The folder is laid out as the repository is: another client takes it from there and verifies
        it all again. What had come before a stop or a cut is not fetched again.

        Args:
            release: as `application` returned it.
            into: the folder; releases that were there before are dropped at the end.
            present: a version of the program, whose files are not fetched.
            part: gives slices of the repository's files.

        Raises:
            RepositoryAlteredError, RepositoryIncompleteError: of a file; see `read_blob`.
            TrustFolderError: the folder cannot be written.
            KnownError: whatever `part` raises.
        """
        with in_words():
            yield from fill(into, release, self._offered.named(release.arch), present, part)

    def key_list(self) -> KeyList:
        """Return the key list that was taken last.

        Raises:
            NoKeyListError: there is none, or it was damaged on the disk.
        """
        keys = self._keys.read()
        if keys is None:
            raise NoKeyListError("no key list")
        return keys

    def device_list(self) -> tuple[DeviceList, int]:
        """Return the list of devices that was taken last, and until when it was the latest (ms).

        Raises:
            NoDeviceListError: there is none, or it was damaged on the disk.
        """
        devices = self._devices.read()
        if devices is None:
            raise NoDeviceListError("no list of devices")
        try:
            return devices, int(self._as_of.read_bytes())
        except (FileNotFoundError, ValueError):
            return devices, devices.at

    def catalogue(self) -> Path:
        """Return the folder of the catalogue that was taken last; it does not change any more.

        Raises:
            NoCatalogueError: there is none.
        """
        return self._catalogues.present()

    def expiries(self) -> dict[str, datetime]:
        """Return until when each role's metadata is good that was taken last; what is damaged is left out."""
        ends = {}
        roles = (Root.type, Targets.type, *DELEGATED, APPLICATION, Snapshot.type, Timestamp.type)
        for role in roles:
            with suppress(OSError, RepositoryError):
                kept = (self._folder / METADATA / f"{role}.json").read_bytes()
                ends[role] = Metadata[Any].from_bytes(kept).signed.expires
        return ends

    def forget_old_catalogues(self) -> None:
        """Remove the folders of earlier catalogues: when nobody reads in them, as at start."""
        self._catalogues.forget_others()

    def _refreshed(self) -> Updater:
        """Return an updater that has verified what is the newest of all."""
        folder = self._folder / METADATA
        folder.mkdir(parents=True, exist_ok=True)
        fetcher = TufFetcher(self._fetch)
        updater = Updater(str(folder), METADATA, fetcher=fetcher, bootstrap=self._root)
        # python-tuf asks the system clock and offers no other way to give a time (7.0).
        updater._trusted_set.reference_time = self._floor().astimezone(UTC)  # noqa: SLF001
        updater.refresh()
        return updater

    def _take_keys(self, target: TargetFile | None) -> bool:
        if target is None:
            raise RepositoryIncompleteError("no key list in the repository")
        return self._keys.take(target, self._download, _require_usable)

    def _take_devices(self, target: TargetFile | None) -> None:
        """Take the list of devices, and note until when it is known to be the latest."""
        if target is None:
            return  # a repository of an earlier release
        self._devices.take(target, self._download)
        timestamp = self._folder / METADATA / f"{Timestamp.type}.json"
        as_of = Metadata[Timestamp].from_file(str(timestamp)).signed.version * 1000
        if self._is_live:
            as_of = max(as_of, milliseconds(self._floor()))
        write_durably(self._as_of, str(as_of).encode())

    def _take_catalogue(self, updater: Updater) -> bool:
        if updater.get_targetinfo(CATALOGUE_INDEX) is None:
            return False  # none was published yet
        role = self._verified(CATALOGUE)
        files: Files = {
            path.removeprefix(CATALOGUE_FOLDER): target
            for path, target in role.targets.items()
            if path.startswith(CATALOGUE_FOLDER)
        }
        return self._catalogues.take(role.version, files, self._download)

    def _verified(self, role: str) -> Targets:
        """Read a role that the updater has just verified and kept."""
        return Metadata[Targets].from_file(str(self._folder / METADATA / f"{role}.json")).signed

    def _download(self, target: TargetFile) -> bytes:
        digest = target.hashes.get("sha256", "")
        if target.length > MAX_TARGET_BYTES:
            raise RepositoryAlteredError(f"{target.path} is too large")
        data = self._fetch(target_path(target.path, digest), target.length)
        if data is None:
            raise RepositoryIncompleteError(f"{target.path} is missing")
        target.verify_length_and_hashes(data)
        return data


def _require_usable(keys: KeyList) -> None:
    if not is_usable(keys):
        raise RepositoryAlteredError("a key list without keys in force")
