"""A minute of the monkey; it finds nothing, and comes everywhere."""

from tests.ui.monkey.__main__ import watched


def test_a_minute_of_anything_at_all_leads_everywhere_and_breaks_nothing() -> None:
    report = watched(seed=1, seconds=60)

    found = {name: report[name] for name in ("crashes", "warnings", "stuck", "leftovers")}
    assert (found, report["last_events"]) == ({name: [] for name in found}, [])
    assert report["scenes_missing"] == []
