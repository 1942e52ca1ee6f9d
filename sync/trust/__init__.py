"""One root of trust: which keys count and what is on offer, over the network or from a medium."""

from sync.trust.blobs import digests_in, read_blob
from sync.trust.client import Refreshed, TrustClient
from sync.trust.errors import (
    ForeignRepositoryError,
    NoCatalogueError,
    NoDeviceListError,
    NoKeyListError,
    RepositoryAlteredError,
    RepositoryExpiredError,
    RepositoryIncompleteError,
    RepositoryReplayedError,
    TrustError,
    TrustFolderError,
)
from sync.trust.fetch import Fetch, FetchPart, FolderFetch, Part
from sync.trust.mirror import Progress

__all__ = [
    "Fetch",
    "FetchPart",
    "FolderFetch",
    "ForeignRepositoryError",
    "NoCatalogueError",
    "NoDeviceListError",
    "NoKeyListError",
    "Part",
    "Progress",
    "Refreshed",
    "RepositoryAlteredError",
    "RepositoryExpiredError",
    "RepositoryIncompleteError",
    "RepositoryReplayedError",
    "TrustClient",
    "TrustError",
    "TrustFolderError",
    "digests_in",
    "read_blob",
]
