"""`kiosk store`: looking for damage, a copy, another key, and what to do when it is damaged."""

import argparse
from contextlib import closing
from pathlib import Path

from kiosk.cli.arguments import Words, data_folder
from kiosk.cli.common import NoStoreError, stored
from kiosk.paths import DataFolder
from kiosk.services.alone import alone
from kiosk.services.keeping import change_key
from kiosk.services.store_key import Source, load_key, source_of_key
from kiosk.settings import read_settings
from sync.clock import SystemClock
from sync.errors import KnownError
from sync.store import SalvageReport, salvage
from sync.store.recovery import State

_SOURCES: dict[Source, str] = {
    "credential": "密钥来自系统凭据。 The key is the system's credential.",
    "machine": "密钥文件只有这台机器打得开（DPAPI）。 Only this machine opens the key file (DPAPI).",
    "file": (
        "密钥是数据文件夹里的文件 store.key：整台机器被拿走，密钥也在其中。\n"
        "    The key is the file store.key in the data folder: who takes the machine has it."
    ),
}
_COPIES: dict[State, str] = {
    "taken": "密钥的恢复副本已交县平台。 The platform has the recovery copy of the key.",
    "waiting": (
        "密钥的恢复副本还没有交出，联网后自动交。\n"
        "    The recovery copy of the key has not left yet; it goes with the network."
    ),
    "no escrow key": (
        "县平台没有备用密钥，密钥没有恢复副本。\n"
        "    The platform has no escrow key: there is no recovery copy of the key."
    ),
}
_CHANGED = "资料库已换新密钥，并重新备份。 The store has a new key, and was copied again under it."
_UNCHANGED = "资料库用的已是系统凭据里的密钥，已重新备份。 The store has the credential's key; it was copied again."


class NoSecondMediumError(KnownError):
    """No second medium is set."""

    zh = '还没有设第二介质。请在数据文件夹的 kiosk.toml 里写上 second = "文件夹"，再运行一次。'
    en = 'No second medium is set. Write second = "folder" into kiosk.toml in the data folder, and run this again.'


def add(add_parser: Words) -> None:
    """Add `store check`, `backup`, `rekey`, `salvage`, `second` and `left`."""
    parser = add_parser("store", help="check, copy, re-key and salvage the local store")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    look = commands.add_parser("check", help="look for damage; exit status 1 if there is any")
    look.add_argument("--deep", action="store_true", help="every page and every file; takes long")
    copy = commands.add_parser("backup", help="copy the store into a folder, verified")
    copy.add_argument("folder", type=Path, metavar="DIR", help="on another disk")
    key = commands.add_parser("rekey", help="encrypt the store under a new key")
    save = commands.add_parser("salvage", help="move what is readable of a damaged store")
    medium = commands.add_parser("second", help="make the medium of kiosk.toml the second one")
    here = commands.add_parser("left", help="what lies here alone; exit status 1 if anything does")
    for command, call in (
        (look, check),
        (copy, backup),
        (key, rekey),
        (save, salvage_),
        (medium, second),
        (here, left),
    ):
        data_folder(command)
        command.set_defaults(call=call)


def check(given: argparse.Namespace) -> int:
    """Say what is damaged; a kiosk may run meanwhile."""
    with closing(stored(given)) as store:
        report = store.check(deep=given.deep)
        alone_here = store.on_one_disk()
        copy, refused = store.recovery.state(), store.replica.link().refused
        schema = store.schema()
    for problem in report.problems:
        print(
            f"资料库损坏：{problem}。请运行 kiosk store salvage。\n    Damaged: run kiosk store salvage."
        )
    for digest in report.lost_files:
        print(f"附件丢失或损坏：{digest.hex()}\n    An attachment to be sent is lost or damaged.")
    if report.is_sound:
        print("没有发现损坏。 No damage found.")
    print(f"资料库结构：第 {schema} 版。 Schema: {schema}.")
    print(f"只在这一块盘上的有 {alone_here} 份。 {alone_here} filings stand on this disk only.")
    print(_SOURCES[source_of_key(given.data)], _COPIES[copy], sep="\n")
    if refused:
        print(f"没有采信的应答和回执：{refused} 个。 Answers and receipts not believed: {refused}.")
    return 0 if report.is_sound else 1


def backup(given: argparse.Namespace) -> int:
    """Copy the store, verified; a kiosk may run meanwhile."""
    with closing(stored(given)) as store:
        store.backup(given.folder)
    print(
        f"已备份到 {given.folder}，逐页核对过；附件不在其中。\n"
        f"Copied to {given.folder}, every page verified; attachments are not in it."
    )
    return 0


def rekey(given: argparse.Namespace) -> int:
    """Change the key of a store that nobody has open."""
    _require(given.data)
    with alone(given.data):
        is_new = change_key(given.data, read_settings(given.data.settings), SystemClock())
    print(_CHANGED if is_new else _UNCHANGED)
    return 0


def salvage_(given: argparse.Namespace) -> int:
    """Salvage a store that nobody has open; the damaged file is kept aside."""
    _require(given.data)
    with alone(given.data):
        report = salvage(given.data.store, load_key(given.data), SystemClock())
    for line in salvage_words(report):
        print(line)
    return 0 if report.keeps_device else 1


def second(given: argparse.Namespace) -> int:
    """Prepare the second medium and copy to it what stands on one disk.

    Raises:
        NoSecondMediumError: `kiosk.toml` names none.
    """
    if not read_settings(given.data.settings).second:
        raise NoSecondMediumError(str(given.data.settings))
    with closing(stored(given)) as store:
        store.second.prepare()
        left = store.second.catch_up()
    print(
        f"第二介质可用，还有 {left} 份只在一块盘上。 Ready; {left} filings stand on one disk only."
    )
    return 1 if left else 0


def left(given: argparse.Namespace) -> int:
    """Count what would be lost with this machine: filings on their way, and drafts."""
    with closing(stored(given)) as store:
        waiting, drafts = store.waiting(), store.drafts.count(SystemClock().now())
    unsent = waiting.count + waiting.parked + waiting.rejected
    print(
        f"{unsent} 份、{waiting.files} 个附件没送到县平台，{drafts} 份草稿。\n"
        f"    {unsent} to go, {waiting.files} attachments to go, {drafts} drafts."
    )
    return 1 if unsent or waiting.files or drafts else 0


def salvage_words(report: SalvageReport) -> tuple[str, ...]:
    """Say what was saved, in both languages."""
    zh = (
        f"本机资料库有损坏，已抢救到新文件：{report.filings} 份保住，{report.lost} 个号码没有内容"
        "（含过保存期删去的）。损坏的原文件留着没动，请告诉技术员。"
    )
    en = (
        f"The local store was damaged and salvaged into a fresh file: {report.filings} filings kept, "
        f"{report.lost} numbers without one (those past retention among them). The damaged file is "
        f"kept in {report.aside}."
    )
    if report.keeps_device:
        return zh, en
    return (
        zh,
        en,
        "登记信息没有保住，请重新登记本机。",
        "The enrolment was lost: enrol this kiosk again.",
    )


def _require(folder: DataFolder) -> None:
    if not folder.store.is_dir():
        raise NoStoreError(str(folder.root))
