"""A trust folder that a loss of power left with an empty or zeroed file mends itself."""

from pathlib import Path

import pytest

from tests.sync.trust.conftest import Device, contents


@pytest.mark.parametrize("left", [b"", bytes(1000)], ids=["empty", "zeroed"])
def test_whichever_file_a_loss_of_power_spoiled_the_next_refresh_mends(
    device: Device, left: bytes
) -> None:
    client = device()
    client.refresh()
    keys, catalogue = client.key_list(), contents(client.catalogue())
    files = [one for one in _folder(client.catalogue()).rglob("*") if one.is_file()]

    for file in files:
        file.write_bytes(left)
        device().refresh()
        assert device().key_list() == keys, file.name
        assert contents(device().catalogue()) == catalogue, file.name


def _folder(catalogue: Path) -> Path:
    return catalogue.parents[1]
