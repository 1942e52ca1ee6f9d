"""What the commands of the command line are told alike."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from kiosk.paths import DataFolder

# The installed program names its own.
DATA = Path(os.environ.get("TOWNSHIP_KIOSK_DATA", "build/kiosk"))
# Adds a command to the command line.
Words = Callable[..., argparse.ArgumentParser]


def data_folder(parser: argparse.ArgumentParser) -> None:
    """Add the option for the data folder."""
    parser.add_argument(
        "--data",
        type=lambda text: DataFolder(Path(text)),
        default=DataFolder(DATA),
        metavar="DIR",
        help="what the kiosk keeps",
    )
