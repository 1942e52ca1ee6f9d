"""What was filed since an update is there after the return: N opens the store that N+1 moved on."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text

from sync.clock import ManualClock
from sync.store import Store, migrate, salvage
from sync.store.draft_seal import new_seal
from tests.support.damage import damage, pages_of
from tests.support.filings import KEY, a_submission, open_store
from tests.sync.store.test_drafts import ANSWERS, CODE, OTHER, PHOTO, read, save
from tests.sync.update.machine import Machine

_NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", {head!r}, None, None

def upgrade():
    op.add_column("submission", sa.Column("later", sa.Text, server_default="-", nullable=False))
    op.create_index("ix_submission_later", "submission", ["later"])
    op.create_table(
        "later",
        sa.Column(
            "submission",
            sa.LargeBinary,
            sa.ForeignKey("submission.id", ondelete="CASCADE"),
            primary_key=True,
        ),
    )
"""


@contextmanager
def next_release(folder: Path) -> Iterator[None]:
    """Run the store's code as a release that has one more migration, which only adds."""
    with pytest.MonkeyPatch.context() as patch:
        migrations = shutil.copytree(migrate.FOLDER, folder, dirs_exist_ok=True)
        head = ScriptDirectory(str(migrate.FOLDER)).get_current_head()
        (migrations / "versions" / "9999_later.py").write_text(_NEXT.format(head=head))
        patch.setattr(migrate, "FOLDER", migrations)
        yield


def _ask(store: Store, query: str) -> set[object]:
    with store._database.read() as connection:
        return set(connection.execute(text(query)).scalars())


def _filed(store: Store) -> set[object]:
    return _ask(store, "SELECT id FROM submission")


def _move_on(folder: Path, clock: ManualClock, tmp_path: Path) -> set[object]:
    """File and save a draft with the next release, which notes what only it knows."""
    with next_release(tmp_path / "migrations"), closing(open_store(folder, clock)) as later:
        later.file(a_submission(b"photo"), recipients=["platform"])
        save(later, new_seal(OTHER, None), PHOTO)
        with later._database.write() as connection:
            connection.execute(text("INSERT INTO later SELECT id FROM submission"))
            connection.execute(text("UPDATE submission SET later = 'told'"))
        return _filed(later)


def test_filings_and_drafts_made_after_the_update_are_there_after_the_return(
    store: Store, folder: Path, clock: ManualClock, tmp_path: Path
) -> None:
    machine = Machine(tmp_path / "machine").make("0.1.0")
    machine.add("0.2.0")
    store.file(a_submission(), recipients=["platform"])
    save(store, new_seal(CODE, None), PHOTO)
    store.close()
    (machine.places.state / "next").write_text("0.2.0\n")

    machine.start()
    assert machine.places.present() == "0.2.0"
    filed = _move_on(folder, clock, tmp_path)
    for _ in range(3):  # and then it does not start any more
        machine.start()

    assert machine.places.present() == "0.1.0"
    with closing(open_store(folder, clock)) as again:
        assert _ask(again, "SELECT version_num FROM alembic_version") == {"9999"}
        assert _filed(again) == filed
        assert again.waiting().count == 2
        assert read(again, CODE) == read(again, OTHER) == (ANSWERS, {PHOTO})
        again.file(a_submission(), recipients=["platform"])
        assert len(_filed(again)) == 3
        assert again.check(deep=True).is_sound


def test_what_the_next_release_noted_is_there_when_it_comes_once_more(
    store: Store, folder: Path, clock: ManualClock, tmp_path: Path
) -> None:
    store.file(a_submission(), recipients=["platform"])
    store.close()
    noted = _move_on(folder, clock, tmp_path)
    with closing(open_store(folder, clock)) as before:
        before.file(a_submission(), recipients=["platform"])

    with next_release(tmp_path / "migrations"), closing(open_store(folder, clock)) as later:
        assert _ask(later, "SELECT submission FROM later") == noted
        assert _ask(later, "SELECT later FROM submission") == {"told", "-"}
        assert len(_filed(later)) == 3


def test_a_store_that_the_next_release_moved_on_is_copied_and_salvaged_by_the_one_before(
    store: Store, folder: Path, clock: ManualClock, tmp_path: Path
) -> None:
    store.file(a_submission(), recipients=["platform"])
    store.close()
    filed = _move_on(folder, clock, tmp_path)
    with closing(open_store(folder, clock)) as before:
        before.backup(tmp_path / "copy")
    with closing(open_store(tmp_path / "copy", clock)) as copy:
        assert _filed(copy) == filed

    damage(folder, pages_of(folder, "outbox")[0])
    report = salvage(folder, KEY, clock)
    assert (report.filings, report.lost, report.keeps_device) == (2, 0, True)
    with next_release(tmp_path / "migrations"), closing(open_store(folder, clock)) as later:
        assert _filed(later) == filed
        assert later.check(deep=True).is_sound
