"""One root of trust: which keys count and what is on offer, over the network or from a medium."""

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
from sync.trust.fetch import Fetch, FolderFetch

__all__ = [
    "Fetch",
    "FolderFetch",
    "ForeignRepositoryError",
    "NoCatalogueError",
    "NoDeviceListError",
    "NoKeyListError",
    "Refreshed",
    "RepositoryAlteredError",
    "RepositoryExpiredError",
    "RepositoryIncompleteError",
    "RepositoryReplayedError",
    "TrustClient",
    "TrustError",
    "TrustFolderError",
]
