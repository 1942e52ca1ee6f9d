"""Where the store's key comes from: a credential of the system, else a file of the data folder."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from kiosk.devices.vault import VAULT
from kiosk.paths import DataFolder
from sync.store import IN_CLEAR, WrongStoreKeyError, load_or_make_key
from sync.store.durable import sync_folder
from sync.store.keys import CHECK_NAME, KEY_BYTES, fits, write_key

CREDENTIAL = "store.key"
# The credential before, while it is being replaced.
OLD_CREDENTIAL = "store.key.old"
Source = Literal["credential", "machine", "file"]


class MissingStoreKeyError(WrongStoreKeyError):
    """There is a store, and no key for it anywhere."""

    zh = (
        "找不到本机资料库的密钥，资料没有受影响。系统凭据 store.key 没有交给这个程序，数据文件夹里也没有 "
        "store.key 文件。用系统凭据的自助机，命令要经 systemd-run 运行；凭据丢了，可用县里的恢复副本。"
    )
    en = (
        "The key of the local store is not there; the data is unharmed. The system gave this "
        "program no credential store.key, and the data folder has no file of this name. With a "
        "credential, commands are run by systemd-run; a lost one is recovered at the platform."
    )


class OlderStoreKeyError(WrongStoreKeyError):
    """The store was made with another key that is at hand, not with the credential."""

    zh = (
        "系统凭据里的密钥还不是本机资料库的密钥，资料没有受影响：资料库仍用着原来的密钥。"
        "请运行 kiosk store rekey，换到系统凭据里的密钥。"
    )
    en = (
        "The local store still has the key from before, not that of the system's credential; the "
        "data is unharmed. Run kiosk store rekey: it changes to the credential's key."
    )


def load_key(folder: DataFolder) -> bytes:
    """Return the key of the store: the credential's, else the file's; without a store a new one.

    Raises:
        MissingStoreKeyError: there is a store and no key.
        OlderStoreKeyError: there is a credential, and the store has another key that is here.
        WrongStoreKeyError: credential or file hold no key.
        StoreFullError: a new one cannot be written.
    """
    key = credential()
    if key is not None:
        check = folder.store / CHECK_NAME
        if not fits(check, key) and any(fits(check, one) for one in older_keys(folder)):
            raise OlderStoreKeyError("the store has an older key")
        return key
    if folder.store.is_dir() and not folder.store_key.exists():
        raise MissingStoreKeyError(f"{folder.store_key.name} is not there")
    return load_or_make_key(folder.store_key, VAULT)


def credential(name: str = CREDENTIAL) -> bytes | None:
    """Return a credential that systemd gave this program; None where it gave none of this name.

    Raises:
        WrongStoreKeyError: it is no key.
    """
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    path = Path(folder or ".") / name
    if not folder or not path.exists():
        return None
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise WrongStoreKeyError(f"the credential {name} has {len(key)} bytes, not {KEY_BYTES}")
    return key


def older_keys(folder: DataFolder) -> Iterator[bytes]:
    """Give the keys beside the credential's that the store may still have."""
    old = credential(OLD_CREDENTIAL)
    if old is not None:
        yield old
    for path in (folder.next_store_key, folder.store_key):
        if path.exists():
            yield load_or_make_key(path, VAULT)


def source_of_key(folder: DataFolder) -> Source:
    """Tell where the key comes from."""
    if credential() is not None:
        return "credential"
    is_closed = VAULT is not IN_CLEAR and folder.store_key.stat().st_size != KEY_BYTES
    return "machine" if is_closed else "file"


def load_next_key(folder: DataFolder) -> bytes:
    """Return the key that the store was about to take."""
    return load_or_make_key(folder.next_store_key, VAULT)


def make_next_key(folder: DataFolder) -> bytes:
    """Return a new key, which lies beside the present one from now on.

    Raises:
        StoreFullError: it cannot be written.
    """
    key = secrets.token_bytes(KEY_BYTES)
    write_key(folder.next_store_key, key, VAULT)
    return key


def adopt_next_key(folder: DataFolder) -> None:
    """Put the next key in the present one's place."""
    folder.next_store_key.replace(folder.store_key)
    sync_folder(folder.root)


def drop_key_files(folder: DataFolder) -> None:
    """Remove the files: the store has the credential's key now."""
    for path in (folder.next_store_key, folder.store_key):
        path.unlink(missing_ok=True)
    sync_folder(folder.root)
