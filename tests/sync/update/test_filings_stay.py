"""What was filed since an update is there after the return: N opens the store that N+1 moved on."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from sync.clock import ManualClock
from sync.store import Store, migrate
from sync.store.draft_seal import new_seal
from tests.support.filings import a_submission, open_store
from tests.sync.store.test_drafts import ANSWERS, CODE, OTHER, PHOTO, read, save
from tests.sync.update.machine import Machine

_NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", {head!r}, None, None

def upgrade():
    op.add_column("submission", sa.Column("later", sa.Text))
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
"""


@contextmanager
def next_release(folder: Path, head: str) -> Iterator[None]:
    """Run the store's code as a release that has one more migration, which only adds."""
    with pytest.MonkeyPatch.context() as patch:
        migrations = shutil.copytree(migrate.FOLDER, folder)
        (migrations / "versions" / "9999_later.py").write_text(_NEXT.format(head=head))
        patch.setattr(migrate, "FOLDER", migrations)
        yield


def _filed(store: Store) -> set[str]:
    with store._database.read() as connection:
        return set(connection.execute(text("SELECT id FROM submission")).scalars())


def test_filings_and_drafts_made_after_the_update_are_there_after_the_return(
    store: Store, folder: Path, clock: ManualClock, tmp_path: Path
) -> None:
    machine = Machine(tmp_path / "machine").make("0.1.0")
    machine.add("0.2.0")
    with store._database.read() as connection:
        head = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    store.file(a_submission(), recipients=["platform"])
    save(store, new_seal(CODE, None), PHOTO)
    store.close()
    (machine.places.state / "next").write_text("0.2.0\n")

    machine.start()
    assert machine.places.present() == "0.2.0"
    with next_release(tmp_path / "migrations", head):
        later = open_store(folder, clock)
        assert "later" in _tables(later)
        later.file(a_submission(), recipients=["platform"])
        save(later, new_seal(OTHER, None), PHOTO)
        filed = _filed(later)
        later.close()
    for _ in range(3):  # and then it does not start any more
        machine.start()

    assert machine.places.present() == "0.1.0"
    again = open_store(folder, clock)
    assert _filed(again) == filed
    assert again.waiting().count == 2
    assert read(again, CODE) == read(again, OTHER) == (ANSWERS, {PHOTO})
    again.file(a_submission(), recipients=["platform"])
    assert len(_filed(again)) == 3
    assert "later" in _tables(again)
    again.close()


def _tables(store: Store) -> list[str]:
    with store._database.read() as connection:
        return inspect(connection).get_table_names()
