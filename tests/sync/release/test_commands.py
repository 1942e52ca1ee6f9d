"""The commands of makers and platform; what they make is served over HTTP, also in parts."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.central import trust
from sync.central.cli import main as central
from sync.clock import SystemClock
from sync.engine import trust_fetch, trust_part
from sync.release.cli import main
from sync.transport import HttpTransport
from sync.trust import FolderFetch, RepositoryAlteredError, TrustClient, mirror, read_blob
from sync.wire.release import ReleaseFile, blob_path
from tests.sync.central.conftest import run, serving
from tests.sync.release.conftest import ARCH, FIRST, mirrored, write_bundle


def _make(*arguments: object) -> None:
    assert main(list(map(str, arguments))) == 0


def _found(home: Path) -> Path:
    """Found a platform that asks for two makers, and sign a release for it; return its data."""
    sticks = ("--offline", home / "a", "--offline", home / "b")
    _make("keys", "new", *sticks, "--public", home / "public")
    data = home / "data"
    run("init", "--data", str(data))
    run(
        *("trust", "init", "--data", str(data), "--offline", str(home / "root")),
        *("--application", str(home / "public"), "--application-threshold", "2"),
    )
    bundle = write_bundle(home / "bundle", FIRST)
    _make(*("sign", bundle, "--version", "0.2.0", "--arch", ARCH), *sticks[:2], "--out", home / "r")
    return data


def test_from_keys_to_a_kiosk_over_the_network(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(mirror, "SLICE_BYTES", 300)
    data = _found(tmp_path)
    take = ["release", "take", str(tmp_path / "r"), "--data", str(data)]
    assert central(take) == 2
    assert "kiosk-release cosign" in capsys.readouterr().err
    _make("cosign", tmp_path / "r", "--offline", tmp_path / "b")
    run(*take)
    (row,) = json.loads(run("release", "list", "--data", str(data), "--json"))
    assert (row["arch"], row["version"], row["files"]) == (ARCH, "0.2.0", len(FIRST))
    roles = {role.role: role.targets for role in trust.status(data)}
    assert roles["application"] == 1
    now = datetime.now(UTC)  # noqa: TID251 - commands go by the real clock
    with serving(data) as served:
        transport = HttpTransport(served.url, SystemClock())
        client = TrustClient(
            tmp_path / "kiosk", trust.root_metadata(data), trust_fetch(transport), lambda: now
        )
        release = client.application(ARCH)
        assert release is not None
        _begin(tmp_path / "mirror", release.files, data)
        before = transport.traffic.received
        with pytest.raises(RepositoryAlteredError):
            mirrored(client, tmp_path / "mirror", trust_part(transport))
        mirrored(client, tmp_path / "mirror", trust_part(transport))
        assert transport.traffic.received - before > 300
        transport.close()
    assert {
        file.path: read_blob(FolderFetch(tmp_path / "mirror"), file) for file in release.files
    } == FIRST


def _begin(folder: Path, files: tuple[ReleaseFile, ...], data: Path) -> None:
    """Leave a file that lacks nothing but its last name, and one that is too long."""
    for file, more in zip(files, (b"", bytes(2000)), strict=False):
        path = blob_path(file.digest)
        place = folder / f"{path}.part"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((data / "trust" / "repository" / path).read_bytes()[:2000] + more)


def test_faults_are_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = _found(tmp_path)
    root = ["--offline", str(tmp_path / "root"), "--data", str(data)]

    def fails(*arguments: str) -> str:
        assert central(arguments) == 2
        return capsys.readouterr().err

    assert "重新复制" in fails("release", "take", str(tmp_path), "--data", str(data))
    public = str(tmp_path / "public")
    more = ("--application", public, "--application-threshold", "3")
    assert "密钥不够" in fails("trust", "rotate-root", *root, *more)
    (tmp_path / "public" / "other.pub").write_text("no key")
    assert "other.pub" in fails("trust", "rotate-root", *root, "--application", public)
    assert main(["cosign", str(tmp_path), "--offline", str(tmp_path / "a")]) == 2
    assert "kiosk-release sign" in capsys.readouterr().err
