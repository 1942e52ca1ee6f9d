"""A release becomes a version beside the present one, tried before anybody is told of it."""

from pathlib import Path

import pytest

from sync.update import (
    Installed,
    NothingBeforeError,
    NotPinnedError,
    OlderReleaseError,
    TooFarError,
    TrialRunsError,
    UnhealthyReleaseError,
    UpdateRunsError,
    selftest,
    status,
)
from tests.sync.release.conftest import LinkCutError, Slices
from tests.sync.update.conftest import World, contents, reads_well


def _switched(world: World) -> None:
    """Start the next version, which proves itself."""
    world.machine.start()
    present = world.places.present()
    assert present
    world.places.good(present).touch()
    world.machine.start()


def test_what_was_fetched_stands_beside_the_present_version_and_waits(world: World) -> None:
    world.fetched()
    assert (world.places.updates / "ready").read_text() == "0.2.0"

    assert world.install() == Installed("installed", "0.2.0")

    versions = world.places.versions
    assert contents(versions / "0.2.0") == contents(world.home / "bundle-0.2.0")
    assert world.places.present() == "0.1.0"
    assert status(world.places).next == "0.2.0"
    assert world.install() == Installed("waits", "0.2.0")


def test_only_what_differs_is_fetched_and_only_that_takes_room(world: World) -> None:
    slices = Slices(world.public)
    world.fetched(slices)
    assert len([path for path in slices.asked if path.endswith(".zst")]) == 2
    world.install()
    shared = world.places.versions / "0.2.0" / "_internal" / "lib-a.so"
    assert shared.samefile(world.places.versions / "0.1.0" / "_internal" / "lib-a.so")


def test_a_stick_is_installed_by_the_same_code(world: World) -> None:
    assert world.install(world.stick()) == Installed("installed", "0.2.0")
    folder = world.places.versions / "0.2.0"
    assert contents(folder) == contents(world.home / "bundle-0.2.0")


def test_a_fetch_that_is_cut_goes_on_where_it_was(world: World) -> None:
    first = Slices(world.public, stop=1)
    with pytest.raises(LinkCutError):
        world.fetched(first)
    assert not (world.places.updates / "ready").exists()
    assert world.install() == Installed("nothing")

    second = Slices(world.public)
    world.fetched(second)
    assert not set(first.asked) & set(second.asked)
    assert world.install().outcome == "installed"


def test_nothing_newer_nothing_fetched(world: World) -> None:
    world.fetched()
    world.install()
    _switched(world)
    slices = Slices(world.public)
    (world.places.updates / "ready").unlink()
    world.fetched(slices)
    assert not slices.asked
    assert not (world.places.updates / "ready").exists()
    assert world.install() == Installed("present", "0.2.0")


def test_versions_that_nobody_needs_make_room_for_the_next(world: World) -> None:
    for version in ("0.2.0", "0.3.0", "0.4.0"):
        if version != "0.2.0":
            world.offer_version(version)
        world.fetched()
        world.install()
        _switched(world)
    kept = {folder.name for folder in world.places.versions.iterdir()}
    assert kept == {"0.2.0", "0.3.0", "0.4.0"}


def test_the_packages_own_version_is_never_removed(world: World) -> None:
    (world.places.program / "packaged").write_text("0.1.0\n")
    for version in ("0.2.0", "0.3.0", "0.4.0"):
        if version != "0.2.0":
            world.offer_version(version)
        world.fetched()
        world.install()
        _switched(world)
    assert (world.places.versions / "0.1.0" / "kiosk").exists()


def test_a_version_that_fails_its_selftest_is_removed_and_not_tried_again_by_itself(
    world: World,
) -> None:
    world.offer_version("0.3.0", works=False)
    world.fetched()
    with pytest.raises(UnhealthyReleaseError):
        world.install()
    assert not (world.places.versions / "0.3.0").exists()
    now = status(world.places)
    assert (now.next, [version for version, _ in now.refused]) == (None, ["0.3.0"])
    assert "自检" in now.refused[0][1][0]
    assert world.install() == Installed("held back", "0.3.0")
    (world.places.updates / "ready").unlink()
    world.fetched()
    assert not (world.places.updates / "ready").exists()

    stick = world.stick()
    with pytest.raises(UnhealthyReleaseError):
        world.install(stick)
    assert world.installer(check=lambda _: None).install(stick).outcome == "installed"
    assert not status(world.places).refused


def test_a_version_that_came_back_is_not_installed_again_by_itself(world: World) -> None:
    world.fetched()
    world.install()
    for _ in range(4):
        world.machine.start()
    assert world.places.present() == "0.1.0"
    assert world.install() == Installed("held back", "0.2.0")
    assert status(world.places).returned == ("0.2.0",)
    assert world.install(world.stick()).outcome == "installed"
    assert not status(world.places).returned


def test_an_older_release_is_refused(world: World) -> None:
    world.machine.add("0.9.0")
    world.places.current.unlink()
    world.places.current.symlink_to("versions/0.9.0")
    with pytest.raises(OlderReleaseError):
        world.install(world.stick())


def test_a_release_that_skips_too_much_is_refused_at_both_sides(world: World) -> None:
    world.offer_version("0.4.0", since="0.2.0")
    with pytest.raises(TooFarError):
        world.fetched()
    with pytest.raises(TooFarError):
        world.install(world.stick())


def test_while_a_version_is_on_trial_no_other_is_installed(world: World) -> None:
    world.install(world.stick())
    world.machine.start()
    world.offer_version("0.3.0")
    world.fetched()
    assert not (world.places.updates / "ready").exists()
    with pytest.raises(TrialRunsError):
        world.install(world.stick())
    world.places.good("0.2.0").touch()
    assert world.install(world.stick()).outcome == "installed"


def test_one_release_back_and_no_further(world: World) -> None:
    world.install(world.stick())
    _switched(world)
    world.offer_version("0.3.0")
    world.install(world.stick())
    _switched(world)
    assert world.places.present() == "0.3.0"

    assert world.installer().go_back() == "0.2.0"
    assert status(world.places).back == "0.2.0"
    world.machine.start()
    assert world.places.present() == "0.2.0"
    with pytest.raises(NothingBeforeError):
        world.installer().go_back()


def test_a_return_may_be_asked_for_while_a_version_is_on_trial_and_once_more(world: World) -> None:
    world.install(world.stick())
    world.machine.start()
    assert status(world.places).trial is not None

    assert world.installer().go_back() == world.installer().go_back() == "0.1.0"
    world.machine.start()
    assert world.places.present() == "0.1.0"
    assert (status(world.places).trial, status(world.places).back) == (None, None)
    with pytest.raises(NothingBeforeError):
        world.installer().go_back()


def test_where_there_was_no_version_before_there_is_no_return(world: World) -> None:
    with pytest.raises(NothingBeforeError):
        world.installer().go_back()


@pytest.mark.parametrize("before", ["", "\0\0\0", "../0.1.0", "0.0.1", "0.0.2", "0.2.0"])
def test_a_spoiled_note_of_the_version_before_leads_nowhere(world: World, before: str) -> None:
    world.install(world.stick())
    _switched(world)
    (world.places.versions / "0.0.2").mkdir()  # without a program
    (world.places.state / "before").write_text(f"{before}\n")
    with pytest.raises(NothingBeforeError):
        world.installer().go_back()
    world.machine.start()
    assert world.places.present() == "0.2.0"


def test_whom_to_trust_is_taken_from_the_kiosk_once_and_then_only_on_demand(world: World) -> None:
    (world.places.updates / "root.json").unlink()
    with pytest.raises(NotPinnedError):
        world.install(world.stick())

    world.fetched()
    world.install()
    pinned = (world.places.state / "root.json").read_bytes()
    other = World(world.home / "other", world.clock)
    other.found()
    (world.places.updates / "root.json").write_bytes(other.root)
    world.install()
    assert (world.places.state / "root.json").read_bytes() == pinned
    world.installer().pin(again=True)
    assert (world.places.state / "root.json").read_bytes() == other.root


@pytest.mark.parametrize("said", [b"root:$6$secret:20000::", b"{}", b'{"signed": {"_type": 1}}'])
def test_what_is_no_root_is_not_taken_over(world: World, said: bytes) -> None:
    (world.places.updates / "root.json").write_bytes(said)
    with pytest.raises(NotPinnedError) as refused:
        world.installer().pin(again=True)
    assert "secret" not in str(refused.value)
    assert not (world.places.state / "root.json").exists()


def test_whom_to_trust_is_taken_over_before_anything_was_fetched(world: World) -> None:
    assert world.install() == Installed("nothing")
    assert (world.places.state / "root.json").read_bytes() == world.root


def test_one_installer_at_a_time(world: World) -> None:
    def meanwhile(version: Path) -> None:
        reads_well(version)
        with pytest.raises(UpdateRunsError):
            world.install(stick)

    stick = world.stick()
    assert world.installer(meanwhile).install(stick).outcome == "installed"


def test_what_was_done_stands_in_the_journal(world: World) -> None:
    world.install(world.stick())
    _switched(world)
    world.installer().go_back()
    said = [line.partition(" ")[2] for line in world.notes.journal()]
    assert said[1:] == ["installed 0.2.0", "return to 0.1.0 asked for"]


def test_the_selftest_is_that_of_the_version_run_as_the_kiosk(world: World) -> None:
    version, runner = world.places.versions / "0.1.0", world.home / "as-kiosk"
    (world.home / "store").mkdir()
    selftest(version, world.home, runner)
    runner.write_text(f'#!/bin/sh\necho "$@" >{world.home}/asked\nexec "$@"\n')
    runner.chmod(0o755)
    selftest(version, world.home, runner)
    asked = (world.home / "asked").read_text().split()
    assert asked == [f"{version}/kiosk", "selftest", "--walk", "--data", str(world.home)]


@pytest.mark.parametrize("words", ["echo READY 0.2.0", "echo READY 0.1.0; exit 2", "kill -9 $$"])
def test_whatever_does_not_say_ready_is_not(world: World, words: str) -> None:
    version = world.places.versions / "0.1.0"
    (version / "kiosk").write_text(f"#!/bin/sh\n{words}\n")
    with pytest.raises(UnhealthyReleaseError):
        selftest(version, world.home / "nobody", world.home / "no-runner")
