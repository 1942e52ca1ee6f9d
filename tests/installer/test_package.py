"""The package: every file in its place, units that systemd reads, scripts that keep what people filed."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from installer.deb import LINUX, PACKAGE, PLACES, filled_in, lay_out
from tests.support.processes import wait_until

_SCRIPTS = [
    *sorted((LINUX / "bin").iterdir()),
    *(PACKAGE / name for name in ("postinst", "prerm", "postrm")),
]
# /bin/sh as Debian has it, and what maintainer scripts call.
needs_dpkg = pytest.mark.skipif(not shutil.which("dpkg"), reason="no dpkg here")
UNITS = [place for place in PLACES.values() if place.endswith((".service", ".path"))]


class Tree:
    """A folder in which dpkg is played: it unpacks, removes, and calls the scripts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.program = root / "opt/township-kiosk"
        self.state = root / "var/lib/township-kiosk-update"
        self.data = root / "var/lib/township-kiosk"
        self.data.mkdir(parents=True)

    def call(self, name: str, version: str, *words: str, env: dict[str, str] | None = None) -> str:
        """Run a script of the package of `version`; return what it says."""
        text = filled_in((PACKAGE / name).read_text(encoding="utf-8"), {"VERSION": version})
        script = self.root / name
        script.write_text(text, encoding="utf-8")
        done = subprocess.run(
            ["sh", script, *words],
            env={"PATH": os.environ["PATH"], "DPKG_ROOT": str(self.root), **(env or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    def unpack(self, version: str) -> None:
        """Put the files of a version there."""
        folder = self.program / "versions" / version
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "kiosk").write_text(version, encoding="utf-8")
        (folder / "kiosk").chmod(0o755)

    def install(self, version: str) -> None:
        self.unpack(version)
        self.call("postinst", version, "configure", "")

    def upgrade(self, old: str, new: str) -> None:
        self.call("prerm", old, "upgrade", new)
        self.unpack(new)
        shutil.rmtree(self.program / "versions" / old)
        self.call("postinst", new, "configure", old)

    def remove(self, version: str, left: int) -> None:
        """Remove; the program tells by its status `left` whether anything lies here alone."""
        kiosk = self.root / "usr/bin/kiosk"
        kiosk.parent.mkdir(parents=True)
        kiosk.write_text(
            f"#!/bin/sh\n[ '$1 $2' = 'store left' ] || exit 9\nexit {left}\n".replace("'", '"')
        )
        kiosk.chmod(0o755)
        self.call("prerm", version, "remove")
        shutil.rmtree(self.program / "versions" / version)
        self.call("postrm", version, "remove")

    def versions(self) -> set[str]:
        return {path.name for path in (self.program / "versions").iterdir()}

    def present(self) -> str:
        return (self.program / "current" / "kiosk").read_text(encoding="utf-8")


@pytest.fixture(name="tree")
def make_tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda script: script.name)
def test_every_script_is_one(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", script], check=True)


def test_every_file_of_the_package_has_its_place(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "kiosk").write_text("x", encoding="utf-8")
    tree = tmp_path / "tree"

    lay_out(bundle, "1.2", tree)

    assert (tree / "opt/township-kiosk/versions/1.2/kiosk").exists()
    for place in PLACES.values():
        assert os.access(tree / place, os.X_OK) is ("/bin/" in place), place
    controls = {"changelog", "control", "conffiles", "postinst", "prerm", "postrm"}
    found = {str(path.relative_to(LINUX)) for path in LINUX.rglob("*") if path.is_file()}
    assert found == {*PLACES, *(f"package/{name}" for name in controls)}


def test_what_a_technician_may_edit_is_kept_by_upgrades() -> None:
    kept = (PACKAGE / "conffiles").read_text(encoding="utf-8").split()

    assert sorted(kept) == sorted(
        f"/{place}" for place in PLACES.values() if place.startswith("etc/")
    )


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.rsplit("/", 1)[-1])
def test_systemd_understands_the_unit(tmp_path: Path, unit: str) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    program = bundle / "kiosk"
    program.touch(mode=0o755)
    tree = tmp_path / "tree"
    lay_out(bundle, "1.2", tree)
    (tree / "opt/township-kiosk/current").symlink_to("versions/1.2")
    shutil.copy(program, tree / "usr/bin/cage")
    wanted = ("sysinit.target", "basic.target", "shutdown.target")
    for name in wanted:
        (tree / "usr/lib/systemd/system" / name).write_text("[Unit]\n", encoding="ascii")

    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", f"--root={tree}", Path(unit).name],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (said.returncode, said.stderr) == (0, "")


@needs_dpkg
def test_the_first_version_is_taken_at_once(tree: Tree) -> None:
    tree.install("1.0")

    assert tree.present() == "1.0"
    assert (tree.program / "packaged").read_text(encoding="ascii") == "1.0\n"
    assert not list(tree.state.iterdir())


@needs_dpkg
def test_a_later_one_waits_for_the_next_start_and_the_present_one_stays(tree: Tree) -> None:
    tree.install("1.0")
    tree.upgrade("1.0", "1.10")

    assert tree.present() == "1.0"
    assert (tree.state / "next").read_text(encoding="ascii") == "1.10\n"
    assert tree.versions() == {"1.0", "1.10"}


@needs_dpkg
def test_versions_do_not_pile_up(tree: Tree) -> None:
    tree.install("1.0")
    tree.upgrade("1.0", "1.1")
    subprocess.run(
        ["sh", LINUX / "bin/kiosk-switch", tree.program, tree.state, tree.data], check=True
    )
    tree.upgrade("1.1", "1.2")

    assert tree.present() == "1.1"
    assert tree.versions() == {"1.1", "1.2"}


@needs_dpkg
def test_an_older_one_lies_there_and_is_not_taken(tree: Tree) -> None:
    tree.install("1.1")
    tree.upgrade("1.1", "1.0")

    assert tree.present() == "1.1"
    assert not list(tree.state.iterdir())
    assert tree.versions() == {"1.0", "1.1"}


@needs_dpkg
def test_an_upgrade_that_is_called_off_leaves_the_present_one(tree: Tree) -> None:
    tree.install("1.0")
    tree.call("prerm", "1.0", "upgrade", "1.1")
    tree.call("postinst", "1.0", "abort-upgrade", "1.1")

    assert tree.versions() == {"1.0"}
    assert tree.present() == "1.0"


@needs_dpkg
@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_purge_keeps_what_is_nowhere_else(tree: Tree, left: int) -> None:
    tree.install("1.0")
    for name in ("store/store.db", "store.key", "compiled/a.qmlc"):
        (tree.data / name).parent.mkdir(exist_ok=True)
        (tree.data / name).touch()

    tree.remove("1.0", left)
    assert not tree.program.exists()
    assert (tree.data / "store.key").exists()
    said = tree.call("postrm", "1.0", "purge")

    assert tree.data.exists() is (left > 0)
    assert ("are kept" in said) is (left > 0)
    if left:
        kept = {path.name for path in tree.data.rglob("*") if path.is_file()}
        assert kept == {"store.db", "store.key"}
    assert not tree.state.exists()


@needs_dpkg
def test_a_purge_that_is_told_so_takes_everything(tree: Tree) -> None:
    tree.install("1.0")
    (tree.data / "store").mkdir()

    tree.remove("1.0", 1)
    tree.call("postrm", "1.0", "purge", env={"TOWNSHIP_KIOSK_PURGE": "all"})

    assert not tree.data.exists()


@needs_dpkg
def test_what_was_installed_again_asks_anew_before_a_purge(tree: Tree) -> None:
    tree.install("1.0")
    (tree.data / "store").mkdir()
    (tree.state / "nothing-left").touch()

    tree.remove("1.0", 1)

    assert not (tree.state / "nothing-left").exists()


def test_the_program_is_ended_before_its_screen(tmp_path: Path) -> None:
    program = shutil.copy("/bin/sleep", tmp_path / "kiosk")
    screen = f"sleep 60 & {program} 60; read -r line"
    with subprocess.Popen(
        ["sh", "-c", screen], stdin=subprocess.PIPE, start_new_session=True
    ) as cage:
        try:
            wait_until(lambda: _children(cage.pid) == ["kiosk", "sleep"])
            env = {"PATH": os.environ["PATH"], "MAINPID": str(cage.pid)}
            subprocess.run(["sh", LINUX / "bin/kiosk-end"], env=env, check=True)

            assert _children(cage.pid) == ["sleep"]
            assert cage.poll() is None
        finally:
            os.killpg(cage.pid, signal.SIGKILL)


def _children(process: int) -> list[str]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return sorted(Path(f"/proc/{one}/comm").read_text().strip() for one in listed.split())
