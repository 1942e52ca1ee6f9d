"""The repository of trust (TUF) of a platform: founded, published, renewed, rotated."""

import fcntl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

from tuf.api.exceptions import UnsignedMetadataError
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    T,
    TargetFile,
    Targets,
    Timestamp,
)

from sync.central.errors import KeysMissingError, RepositoryThereError
from sync.central.signers import Signers, new_signer, read_signers
from sync.central.trust_files import (
    Authority,
    Releasers,
    TrustFiles,
    delegate_releases,
    new_targets,
    widen,
)
from sync.clock import Clock
from sync.wire.repository import CATALOGUE, DELEGATED, KEYS, metadata_path

ONLINE = (Timestamp.type, Snapshot.type)
OFFLINE = (Root.type, Targets.type)
DAYS = {
    Root.type: 3 * 365,
    Targets.type: 3 * 365,
    KEYS: 365,
    CATALOGUE: 365,
    Snapshot.type: 30,
    Timestamp.type: 30,
}


class Repository:
    """A repository that is changed by one process at a time, and read meanwhile.

    The timestamp is written last. Version numbers other than root's follow the clock, so that a
    repository restored from a backup is ahead of what clients saw before.
    """

    def __init__(self, files: TrustFiles, clock: Clock) -> None:
        self.files = files
        self._clock = clock

    def found(
        self, offline: Sequence[Path], threshold: int, releasers: Releasers | None = None
    ) -> None:
        """Make all keys and the first version of every role.

        Args:
            offline: a folder for each root key, to be taken offline.
            threshold: how many of these must sign root and targets.
            releasers: whose releases of the program count; nobody's without it.

        Raises:
            RepositoryThereError: there is one.
            KeysMissingError: the threshold cannot be met.
            KeyUnreadableError: a folder cannot be written.
        """
        if self.files.exists:
            raise RepositoryThereError("founded before")
        if not 1 <= threshold <= len({folder.resolve() for folder in offline}):
            raise KeysMissingError(f"threshold {threshold} of {len(offline)} folders")
        root, targets = Root(), new_targets()
        if releasers:
            delegate_releases(targets, releasers)
        authority = Authority(root, targets)
        for folder in offline:
            self._add_key(authority, OFFLINE, folder)
        for role in OFFLINE:
            root.roles[role].threshold = threshold
        for role in (*ONLINE, *DELEGATED):
            self._add_key(authority, (role,), self.files.keys)
        signers = read_signers([self.files.keys, *offline])
        self._renew(root, Root.type, version=1)
        first = _signed(root, Root.type, [authority], signers)
        self.files.write(metadata_path(Root.type, 1), first)
        contents = {Targets.type: targets, **{role: Targets() for role in DELEGATED}}
        self._publish(contents, Snapshot(), Timestamp(), [authority], signers)

    def publish(self, changed: Mapping[str, Mapping[str, TargetFile]]) -> None:
        """Let delegated roles name these targets; none given renews snapshot and timestamp.

        Raises:
            NoRepositoryError: nothing was founded here.
            KeyUnreadableError, KeysMissingError: a key that must sign is not in the data folder.
        """
        authority = self.files.authority()
        contents = {role: self.files.targets(role) for role in changed}
        for role, targets in changed.items():
            contents[role].targets = dict(targets)
        signers = read_signers([self.files.keys])
        self._publish(contents, self.files.snapshot(), self.files.timestamp(), [authority], signers)

    def admit(self, role: str, signed: Metadata[Targets]) -> None:
        """Let a role's metadata count that was signed elsewhere.

        Raises:
            NoRepositoryError: nothing was founded here.
            KeyUnreadableError, KeysMissingError: a key that must sign is not in the data folder.
        """
        authority, snapshot = self.files.authority(), self.files.snapshot()
        data, version = signed.to_bytes(), signed.signed.version
        self.files.write(metadata_path(role, version), data)
        snapshot.meta[f"{role}.json"] = MetaFile.from_data(version, data, ["sha256"])
        signers = read_signers([self.files.keys])
        self._publish({}, snapshot, self.files.timestamp(), [authority], signers)

    def rotate(
        self, offline: Sequence[Path], *, online: bool, releasers: Releasers | None = None
    ) -> None:
        """Replace the root keys in these folders, and with `online` those of the data folder.

        With `releasers` only their releases count from now on.

        What is published is signed with old and new keys, and root comes last: at no time does a
        client find something it cannot verify.

        Raises:
            NoRepositoryError: nothing was founded here.
            KeysMissingError: too few of the present root keys are at hand.
            KeyUnreadableError: a folder cannot be read or written.
        """
        old = self.files.authority()
        new = deepcopy(old)
        held = {folder: read_signers([folder]) for folder in offline}
        for folder, signers in held.items():
            self._drop_keys(new, OFFLINE, signers)
            self._add_key(new, OFFLINE, folder)
        if online:
            signers = read_signers([self.files.keys])
            for role in (*ONLINE, *DELEGATED):
                self._drop_keys(new, (role,), signers)
                self._add_key(new, (role,), self.files.keys)
        widen(new.targets)
        if releasers:
            delegate_releases(new.targets, releasers)
        signers = read_signers([self.files.keys, *offline])
        self._renew(new.root, Root.type, version=old.root.version + 1)
        root = _signed(new.root, Root.type, [old, new], signers)
        changed = {Targets.type: new.targets}
        changed |= {role: self.files.targets(role) for role in DELEGATED if online}
        self._publish(changed, self.files.snapshot(), self.files.timestamp(), [old, new], signers)
        self.files.write(metadata_path(Root.type, new.root.version), root)

    def _add_key(self, authority: Authority, roles: Sequence[str], folder: Path) -> None:
        key = new_signer(folder, roles[0]).public_key
        for role in roles:
            authority.delegator(role).add_key(key, role)

    def _drop_keys(self, authority: Authority, roles: Sequence[str], held: Signers) -> None:
        dropped = [keyid for keyid in authority.role(roles[0]).keyids if keyid in held]
        if not dropped:
            raise KeysMissingError(f"no present {roles[0]} key in this folder")
        for role in roles:
            for keyid in dropped:
                authority.delegator(role).revoke_key(keyid, role)

    def _publish(
        self,
        changed: Mapping[str, Targets],
        snapshot: Snapshot,
        timestamp: Timestamp,
        authorities: Sequence[Authority],
        signers: Signers,
    ) -> None:
        """Write first what is named, then what names it."""

        def issue(content: T, role: str) -> MetaFile:
            self._renew(content, role)
            data = _signed(content, role, authorities, signers)
            unversioned = role == Timestamp.type
            self.files.write(metadata_path(role, None if unversioned else content.version), data)
            return MetaFile.from_data(content.version, data, ["sha256"])

        for role, content in changed.items():
            snapshot.meta[f"{role}.json"] = issue(content, role)
        timestamp.snapshot_meta = issue(snapshot, Snapshot.type)
        issue(timestamp, Timestamp.type)

    def _renew(self, content: Signed, role: str, *, version: int | None = None) -> None:
        now = self._clock.now()
        content.version = version or max(content.version + 1, int(now.timestamp()))
        content.expires = now + timedelta(days=DAYS[role])


@contextmanager
def changing(data: Path, clock: Clock) -> Iterator[Repository]:
    """Give the repository of a data folder while no other process changes it."""
    files = TrustFiles(data)
    files.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (files.home / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield Repository(files, clock)


def _signed(content: T, role: str, authorities: Sequence[Authority], signers: Signers) -> bytes:
    """Sign for every authority; nothing leaves that a client would refuse."""
    metadata = Metadata(content)
    for keyid in dict.fromkeys(one for each in authorities for one in each.role(role).keyids):
        if keyid in signers:
            metadata.sign(signers[keyid], append=True)
    for authority in authorities:
        try:
            authority.delegator(role).verify_delegate(
                role, metadata.signed_bytes, metadata.signatures
            )
        except UnsignedMetadataError as error:
            raise KeysMissingError(str(error)) from error
    return metadata.to_bytes()
