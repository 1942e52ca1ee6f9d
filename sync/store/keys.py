"""The store's key: its check value beside the store, and the file it may lie in."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac_digest
from pathlib import Path

from sync.store.durable import make_folder, write_durably
from sync.store.errors import StoreDamagedError, WrongStoreKeyError

CHECK_NAME = "store.check"
KEY_BYTES = 32
_CHECK_TEXT = b"township-kiosk/store/key-check"


@dataclass(frozen=True, slots=True)
class Vault:
    """How the system closes a key file to other machines.

    `open` raises `WrongStoreKeyError` for what `close` did not make here.
    """

    close: Callable[[bytes], bytes]
    open: Callable[[bytes], bytes]


IN_CLEAR = Vault(bytes, bytes)


def load_or_make_key(path: Path, vault: Vault = IN_CLEAR) -> bytes:
    """Return the 32-byte key that `path` holds; make key and file (mode 0600) if it is absent.

    A file of just 32 bytes is a key in clear, whatever the vault: one that was recovered.

    Raises:
        WrongStoreKeyError: the file holds something else.
        StoreFullError: the file cannot be written.
    """
    if not path.exists():
        make_folder(path.parent)
        write_key(path, secrets.token_bytes(KEY_BYTES), vault)
    data = path.read_bytes()
    key = data if len(data) == KEY_BYTES else vault.open(data)
    _require_length(key)
    return key


def write_key(path: Path, key: bytes, vault: Vault = IN_CLEAR) -> None:
    """Write a key file (mode 0600), closed by the vault.

    Raises:
        StoreFullError: it cannot be written.
    """
    write_durably(path, vault.close(key))


def fits(path: Path, key: bytes) -> bool:
    """Tell whether a key passes the check at `path`; where there is none, every key does."""
    return not path.exists() or any(compare_digest(one, check_value(key)) for one in _values(path))


def check_key(path: Path, key: bytes, *, fresh: bool) -> None:
    """Compare `key` with the check value at `path`; write it there if the store is `fresh`.

    So a wrong key is told from a damaged store, which SQLCipher reports alike. While the key is
    being changed the file holds two values, as either may be the right one.

    Raises:
        WrongStoreKeyError: the store was made with another key.
        StoreDamagedError: there is a store, but no check value.
    """
    _require_length(key)
    if path.exists():
        if not fits(path, key):
            raise WrongStoreKeyError("key check differs")
    elif fresh:
        write_check(path, key)
    else:
        raise StoreDamagedError("the key check beside the store is gone")


def is_changing(path: Path) -> bool:
    """Tell whether a change of the key was begun of which it is not known how it ended."""
    return path.exists() and len(_values(path)) > 1


def write_check(path: Path, *keys: bytes) -> None:
    """Write the check values of the keys, any of which may be the right one.

    Raises:
        WrongStoreKeyError: one is no key.
        StoreFullError: the file cannot be written.
    """
    for key in keys:
        _require_length(key)
    write_durably(path, b"".join(check_value(key) for key in keys))


def check_value(key: bytes) -> bytes:
    """Return what stands beside the store for this key: an HMAC that does not give it away."""
    return hmac_digest(key, _CHECK_TEXT, sha256)


def _values(path: Path) -> list[bytes]:
    data = path.read_bytes()
    return [data[start : start + KEY_BYTES] for start in range(0, len(data), KEY_BYTES)]


def _require_length(key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise WrongStoreKeyError(f"a key has {KEY_BYTES} bytes, not {len(key)}")
