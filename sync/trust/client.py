"""The device's side of the repository of trust: verified, applied whole, never downgraded."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, TargetFile, Targets
from tuf.ngclient import Updater

from sync.errors import MalformedMessageError
from sync.trust.catalogue import CatalogueFolders, Files
from sync.trust.errors import (
    ForeignRepositoryError,
    NoKeyListError,
    RepositoryAlteredError,
    RepositoryExpiredError,
    RepositoryIncompleteError,
    RepositoryReplayedError,
    TrustFolderError,
)
from sync.trust.fetch import Fetch, TufFetcher
from sync.trust.files import write_durably
from sync.wire.codec import decode
from sync.wire.keys import is_usable
from sync.wire.messages import KeyList
from sync.wire.repository import (
    CATALOGUE,
    CATALOGUE_FOLDER,
    CATALOGUE_INDEX,
    KEY_LIST,
    MAX_TARGET_BYTES,
    METADATA,
    target_path,
)

_DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh has brought that was not here before."""

    keys: bool
    catalogue: bool


class TrustClient:
    """Key list and catalogue as the platform signed them, kept in a folder of the device.

    One at a time refreshes a folder; reading beside it is fine. What is kept belongs to `root`: a
    device that is enrolled under another root begins anew.

    Args:
        folder: where all is kept; it may be missing at first.
        root: the root metadata of the enrolment.
        fetch: gives the repository's files: the network's, or a `FolderFetch`.
        clock_floor: the largest trusted time seen, by which expiry is judged.
        seeds: catalogue folders that came with the program: what is in them is not fetched.
    """

    def __init__(
        self,
        folder: Path,
        root: bytes,
        fetch: Fetch,
        clock_floor: Callable[[], datetime],
        *,
        seeds: Sequence[Path] = (),
    ) -> None:
        self._folder = folder / sha256(root).hexdigest()[:16]
        self._root = root
        self._fetch = fetch
        self._floor = clock_floor
        self._catalogues = CatalogueFolders(self._folder / CATALOGUE, seeds)

    def refresh(self) -> Refreshed:
        """Fetch what is new and apply it: the key list, then the catalogue, each at once.

        An interrupted refresh leaves what was there; files that had come are not fetched again.

        Raises:
            TrustError: the repository is not to be believed now, says its subclass.
            KnownError: whatever `fetch` raises.
        """
        with _in_words():
            updater = self._updater()
            updater.refresh()
            keys = self._take_keys(updater.get_targetinfo(KEY_LIST))
            catalogue = self._take_catalogue(updater)
        return Refreshed(keys, catalogue)

    def key_list(self) -> KeyList:
        """Return the key list that was taken last.

        Raises:
            NoKeyListError: there is none, or it was damaged on the disk.
        """
        data = self._kept_keys()
        if data is None:
            raise NoKeyListError("no key list")
        return decode(KeyList, data)

    def catalogue(self) -> Path:
        """Return the folder of the catalogue that was taken last; it does not change any more.

        Raises:
            NoCatalogueError: there is none.
        """
        return self._catalogues.present()

    def forget_old_catalogues(self) -> None:
        """Remove the folders of earlier catalogues: when nobody reads in them, as at start."""
        self._catalogues.forget_others()

    def _updater(self) -> Updater:
        folder = self._folder / METADATA
        folder.mkdir(parents=True, exist_ok=True)
        fetcher = TufFetcher(self._fetch)
        updater = Updater(str(folder), METADATA, fetcher=fetcher, bootstrap=self._root)
        # python-tuf asks the system clock and offers no other way to give a time (7.0).
        updater._trusted_set.reference_time = self._floor().astimezone(UTC)  # noqa: SLF001
        return updater

    def _take_keys(self, target: TargetFile | None) -> bool:
        kept = self._kept_keys()
        if target is None:
            raise RepositoryIncompleteError("no key list in the repository")
        if kept is not None and sha256(kept).hexdigest() == target.hashes.get("sha256"):
            return False
        data = self._download(target)
        new = decode(KeyList, data)
        if not is_usable(new):
            raise RepositoryAlteredError("a key list without keys in force")
        if kept is not None and new.at < decode(KeyList, kept).at:
            raise RepositoryReplayedError("an earlier key list")
        write_durably(self._keys_file, sha256(data).digest() + data)
        return True

    @property
    def _keys_file(self) -> Path:
        return self._folder / KEY_LIST

    def _kept_keys(self) -> bytes | None:
        """Return the list that is kept, None where there is none that is whole."""
        try:
            content = self._keys_file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise TrustFolderError(f"{KEY_LIST}: {error.strerror}") from error
        digest, data = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
        return data if sha256(data).digest() == digest else None

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


@contextmanager
def _in_words() -> Iterator[None]:
    """Name what python-tuf and the disk report."""
    try:
        yield
    except ExpiredMetadataError as error:
        raise RepositoryExpiredError(str(error)) from error
    except BadVersionNumberError as error:
        raise RepositoryReplayedError(str(error)) from error
    except UnsignedMetadataError as error:
        raise ForeignRepositoryError(str(error)) from error
    except (RepositoryError, DownloadLengthMismatchError, MalformedMessageError) as error:
        raise RepositoryAlteredError(str(error)) from error
    except DownloadError as error:
        raise RepositoryIncompleteError(str(error)) from error
    except OSError as error:
        raise TrustFolderError(f"{type(error).__name__}: {error.strerror}") from error
