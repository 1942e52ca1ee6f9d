"""A slice of `make fuzz-platform`: nothing that the description allows makes the platform fail."""

from pathlib import Path

from tests.fuzz_platform.calls import attempt_all
from tests.sync.central.conftest import run, serving


def test_no_call_that_the_description_allows_makes_the_platform_fail(tmp_path: Path) -> None:
    run("init", "--data", str(tmp_path / "data"))
    run("trust", "init", "--data", str(tmp_path / "data"), "--offline", str(tmp_path / "offline"))
    with serving(tmp_path / "data") as central:
        tally = attempt_all(central.new_device(), 1, 30)

    assert tally.failures == []
    assert {call for call, _ in tally.answers} >= {"POST /v1/envelopes", "PATCH /v1/files/{digest}"}
    assert tally.answers["POST /v1/envelopes", 200]
    assert tally.answers["PATCH /v1/files/{digest}", 409]
