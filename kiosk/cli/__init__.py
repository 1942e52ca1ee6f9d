"""The command line `kiosk`: run, enrol, demo, and what clerks check their workbooks with."""

from kiosk.cli.main import main

__all__ = ["main"]
