"""The store's key: its check value beside the file, and a key file for development."""

import secrets
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac_digest
from pathlib import Path

from sync.store.errors import StoreDamagedError, WrongStoreKeyError
from sync.store.files import write_durably

KEY_BYTES = 32
_CHECK_TEXT = b"township-kiosk/store/key-check"


def load_or_make_key(path: Path) -> bytes:
    """Return the 32-byte key that `path` holds; make key and file (mode 0600) if it is absent.

    For development, where neither TPM nor DPAPI keeps the key.

    Raises:
        WrongStoreKeyError: the file holds something else.
        StoreFullError: the file cannot be written.
    """
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(path, secrets.token_bytes(KEY_BYTES))
    key = path.read_bytes()
    _require_length(key)
    return key


def check_key(path: Path, key: bytes, *, fresh: bool) -> None:
    """Compare `key` with the check value at `path`; write it there if the store is `fresh`.

    So a wrong key is told from a damaged store, which SQLCipher reports alike.

    Raises:
        WrongStoreKeyError: the store was made with another key.
        StoreDamagedError: there is a store, but no check value.
    """
    _require_length(key)
    expected = hmac_digest(key, _CHECK_TEXT, sha256)
    if path.exists():
        if not compare_digest(path.read_bytes(), expected):
            raise WrongStoreKeyError("key check differs")
    elif fresh:
        write_durably(path, expected)
    else:
        raise StoreDamagedError("the key check beside the store is gone")


def _require_length(key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise WrongStoreKeyError(f"a key has {KEY_BYTES} bytes, not {len(key)}")
