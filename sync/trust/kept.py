"""A list that a device keeps: whole or not there, and never an earlier one again."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

from tuf.api.metadata import TargetFile

from sync.trust.errors import RepositoryReplayedError, TrustFolderError
from sync.trust.files import write_durably
from sync.wire.codec import decode
from sync.wire.devices import DeviceList
from sync.wire.messages import KeyList

_DIGEST_BYTES = 32
_List = TypeVar("_List", KeyList, DeviceList)


class KeptList(Generic[_List]):
    """The file of a list, under its digest.

    Args:
        path: of the file.
        kind: what it holds.
    """

    def __init__(self, path: Path, kind: type[_List]) -> None:
        self._path = path
        self._kind: type[_List] = kind

    def read(self) -> _List | None:
        """Return the list that is kept, None where there is none that is whole.

        Raises:
            TrustFolderError: the disk does not give it.
        """
        data = self._data()
        return None if data is None else decode(self._kind, data)

    def take(
        self,
        target: TargetFile,
        download: Callable[[TargetFile], bytes],
        require: Callable[[_List], None] = lambda _list: None,
    ) -> bool:
        """Keep the list that `target` names; return whether it is new.

        Args:
            target: of the verified repository.
            download: gives its content, verified.
            require: raises where the list is of no use.

        Raises:
            RepositoryReplayedError: a later list is here.
            MalformedMessageError: it is no such list.
        """
        kept = self._data()
        if kept is not None and sha256(kept).hexdigest() == target.hashes.get("sha256"):
            return False
        data = download(target)
        new = decode(self._kind, data)
        require(new)
        if kept is not None and new.at < decode(self._kind, kept).at:
            raise RepositoryReplayedError(f"an earlier {target.path}")
        write_durably(self._path, sha256(data).digest() + data)
        return True

    def _data(self) -> bytes | None:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise TrustFolderError(f"{self._path.name}: {error.strerror}") from error
        digest, data = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
        return data if sha256(data).digest() == digest else None
