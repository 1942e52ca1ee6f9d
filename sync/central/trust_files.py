"""The files of the repository of trust in a platform's data folder, and who may sign what."""

from dataclasses import dataclass
from pathlib import Path

from securesystemslib.signer import Key
from tuf.api.exceptions import RepositoryError, StorageError
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    Role,
    Root,
    Snapshot,
    T,
    TargetFile,
    Targets,
    Timestamp,
)

from sync.central.errors import KeysMissingError, NoRepositoryError, RepositoryDamagedError
from sync.central.folder import write_durably
from sync.central.signers import read_public_keys
from sync.wire.release import APPLICATION
from sync.wire.repository import DELEGATED, METADATA, metadata_path, target_path


@dataclass(frozen=True, slots=True)
class Releasers:
    """Who signs releases: public keys, and how many of them must sign."""

    keys: tuple[Key, ...]
    threshold: int

    @classmethod
    def of(cls, folder: Path, threshold: int) -> "Releasers":
        """Read the public keys in a folder.

        Raises:
            KeyUnreadableError: the folder is not there, or a file is no key.
            KeysMissingError: the threshold cannot be met.
        """
        keys = read_public_keys(folder)
        if not 1 <= threshold <= len(keys):
            raise KeysMissingError(f"threshold {threshold} of {len(keys)} keys that sign releases")
        return cls(tuple(keys), threshold)


@dataclass(frozen=True, slots=True)
class Authority:
    """Who may sign what: root for the four top roles, targets for those it delegates to."""

    root: Root
    targets: Targets

    def delegator(self, role: str) -> Root | Targets:
        """Return who names the keys of a role."""
        return self.root if role in self.root.roles else self.targets

    def delegates(self, role: str) -> bool:
        """Whether targets delegate anything to a role."""
        delegations = self.targets.delegations
        return delegations is not None and role in (delegations.roles or {})

    def role(self, role: str) -> Role:
        """Return the keys of a role and how many of them must sign."""
        return self.delegator(role).get_delegated_role(role)


@dataclass(frozen=True, slots=True)
class TrustFiles:
    """Paths and files of the repository in the data folder `data`."""

    data: Path

    @property
    def home(self) -> Path:
        """All that belongs to the repository."""
        return self.data / "trust"

    @property
    def keys(self) -> Path:
        """Private keys that sign without anybody at hand: not root, not targets."""
        return self.home / "keys"

    @property
    def public(self) -> Path:
        """What is served and exported, laid out as `sync.wire.repository` says."""
        return self.home / "repository"

    @property
    def exists(self) -> bool:
        """Whether a repository was founded here."""
        return (self.public / metadata_path(Timestamp.type)).exists()

    def roots(self) -> list[int]:
        """Return the versions of root that are here, in order."""
        return sorted(
            int(path.name.split(".")[0]) for path in (self.public / METADATA).glob("*.root.json")
        )

    def authority(self) -> Authority:
        """Return the present root and targets.

        Raises:
            NoRepositoryError: nothing was founded here.
            RepositoryDamagedError: a file is missing or damaged.
        """
        if not self.exists:
            raise NoRepositoryError("no timestamp")
        root = self._read(Root, Root.type, self.roots()[-1])
        return Authority(root, self.targets(Targets.type))

    def timestamp(self) -> Timestamp:
        """Return the one role whose file changes in place."""
        return self._read(Timestamp, Timestamp.type)

    def snapshot(self) -> Snapshot:
        """Return which versions count now."""
        version = self.timestamp().snapshot_meta.version
        return self._read(Snapshot, Snapshot.type, version)

    def targets(self, role: str) -> Targets:
        """Return what a role names now."""
        version = self.snapshot().meta[f"{role}.json"].version
        return self._read(Targets, role, version)

    def delegated(self) -> list[str]:
        """Return the delegated roles that there is something of."""
        named = self.snapshot().meta
        return [role for role in (*DELEGATED, APPLICATION) if f"{role}.json" in named]

    def read_target(self, target: TargetFile) -> bytes:
        """Return a target's content.

        Raises:
            RepositoryDamagedError: it is missing or damaged.
        """
        path = target_path(target.path, target.hashes["sha256"])
        try:
            data = (self.public / path).read_bytes()
            target.verify_length_and_hashes(data)
        except (OSError, RepositoryError) as error:
            raise RepositoryDamagedError(path) from error
        return data

    def add_target(self, path: str, data: bytes) -> TargetFile:
        """Write a target's content; it counts when a role that names it is published."""
        target = TargetFile.from_data(path, data)
        self.write(target_path(path, target.hashes["sha256"]), data)
        return target

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the repository."""
        place = self.public / path
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(place, data)

    def _read(self, kind: type[T], role: str, version: int | None = None) -> T:
        path = metadata_path(role, version)
        try:
            content = Metadata[T].from_file(str(self.public / path)).signed
        except (RepositoryError, StorageError) as error:
            raise RepositoryDamagedError(path) from error
        if not isinstance(content, kind):
            raise RepositoryDamagedError(path)
        return content


def new_targets() -> Targets:
    """Return targets that delegate all there is to name, to nobody yet."""
    roles = {role: DelegatedRole(role, [], 1, terminating=True, paths=[]) for role in DELEGATED}
    targets = Targets(delegations=Delegations({}, roles))
    widen(targets)
    return targets


def widen(targets: Targets) -> None:
    """Let the delegated roles name what this release has them name; an earlier one had less."""
    if targets.delegations and targets.delegations.roles:
        for name, paths in DELEGATED.items():
            targets.delegations.roles[name].paths = list(paths)


def delegate_releases(targets: Targets, releasers: Releasers) -> None:
    """Let these keys sign releases, and no others."""
    if targets.delegations and targets.delegations.roles is not None:
        before = targets.delegations.roles.get(APPLICATION)
        for keyid in list(before.keyids) if before else ():
            targets.revoke_key(keyid, APPLICATION)
        targets.delegations.roles[APPLICATION] = DelegatedRole(
            APPLICATION, [], releasers.threshold, terminating=True, paths=[f"{APPLICATION}/*"]
        )
        for key in releasers.keys:
            targets.add_key(key, APPLICATION)
