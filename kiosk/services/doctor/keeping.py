"""Settings, store, key, second medium and enrolment: what a kiosk keeps, and whether it can be used."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.paths import DataFolder
from kiosk.services.doctor.finding import Finding
from kiosk.services.health.light import Words
from kiosk.services.store_key import Source, source_of_key
from kiosk.settings import Settings
from sync.errors import KnownError
from sync.store import Store, StoreFullError, WrongStoreKeyError
from sync.store.recovery import State

_SETTINGS, _STORE, _KEY = (
    ("设置文件", "Settings file"),
    ("资料库", "Store"),
    ("资料库的密钥", "Store's key"),
)
_SECOND, _ENROLMENT = ("第二介质", "Second medium"), ("登记", "Enrolment")
_STAFF = ("工作人员", "Staff")
_SALVAGE = (
    "停下自助机，先备份数据文件夹，再运行 sudo kiosk store salvage；然后换掉这块盘。",
    "Stop the kiosk, copy the data folder away, run sudo kiosk store salvage; then replace the disk.",
)
_MAKE_ROOM = (
    "df -h 看哪里满了，清出空间，再体检一次。",
    "df -h shows what is full: free some, then look again.",
)
_RESCUE = (
    "第二介质上有的，用 sudo kiosk courier recover 交给县里；再检查这块盘。",
    "What the second medium holds, sudo kiosk courier recover hands in; then have the disk checked.",
)
_ENROL = (
    "在县平台上运行 central enrolment new，再在本机运行 sudo kiosk enrol。",
    "Run central enrolment new at the platform, then sudo kiosk enrol here.",
)
_RECOVER = (
    "先用 sudo kiosk doctor 再看一次：不带 sudo 拿不到系统凭据。还是不对就是凭据丢了，请县里按《安全》手册用恢复副本取回。",
    "First try sudo kiosk doctor: only so it has the credential. If that is red too, ask the county for its copy (handbook: security).",
)
_SOURCES: Mapping[Source, Words] = {
    "credential": ("来自系统凭据", "The system's credential"),
    "machine": ("只有这台机器打得开（DPAPI）", "Only this machine opens it (DPAPI)"),
    "file": (
        "是数据文件夹里的文件，拿走整台机器就拿走了密钥",
        "A file in the data folder: who takes the machine has it",
    ),
}
_COPIES: Mapping[State, tuple[Words, Words]] = {
    "taken": (("恢复副本已交县平台", "the platform has the recovery copy"), ("", "")),
    "waiting": (
        ("恢复副本还没有交出", "the recovery copy has not left yet"),
        ("连上网就会自动交。", "It goes by itself with the network."),
    ),
    "no escrow key": (
        ("没有恢复副本", "there is no recovery copy"),
        (
            "请县里设好备用密钥（central keys）。",
            "The platform needs an escrow key (central keys).",
        ),
    ),
}
_CREDENTIAL = (
    "按《安全》手册设系统凭据，再运行 sudo kiosk store rekey。",
    "Set up the credential (handbook: security), then run sudo kiosk store rekey.",
)


def settings_finding(settings: Settings | KnownError) -> Finding:
    """Tell whether `kiosk.toml` can be read."""
    if isinstance(settings, KnownError):
        said = (f"{settings.zh}（{settings}）", f"{settings.en} ({settings})")
        cure = (
            "改好 kiosk.toml 里的这一处，再体检一次。",
            "Mend this place in kiosk.toml, then look again.",
        )
        return Finding("settings", "red", _SETTINGS, said, cure)
    return Finding("settings", "green", _SETTINGS, ("看得懂", "Understood"))


def unopened(error: KnownError | None) -> Iterator[Finding]:
    """Tell of a store that cannot be opened; None: there is none yet."""
    if error is None:
        none = ("还没有资料库", "There is none yet")
        yield Finding("store", "", _STORE, none)
        yield _not_enrolled()
        return
    said = (error.zh, error.en)
    if isinstance(error, WrongStoreKeyError):
        yield Finding("store", "", _STORE, ("密钥不对，没有看", "Not looked at without its key"))
        yield Finding("key", "red", _KEY, said, _RECOVER)
    else:
        cure = _MAKE_ROOM if isinstance(error, StoreFullError) else _SALVAGE
        yield Finding("store", "red", _STORE, said, cure)


def store_findings(store: Store, folder: DataFolder) -> Iterator[Finding]:
    """Tell how an open store is: its pages, its key, whose kiosk it is, and whether anybody serves it."""
    report = store.check(deep=False)
    if report.problems:
        said = ("有损坏", "It is damaged")
        yield Finding("store", "red", _STORE, said, _SALVAGE)
    elif report.lost_files:
        count = len(report.lost_files)
        said = (f"{count} 个附件丢失或损坏", f"{count} attachments are lost or damaged")
        yield Finding("store", "red", _STORE, said, _RESCUE)
    else:
        yield Finding("store", "green", _STORE, ("打得开，没有发现损坏", "Opens; no damage found"))
    yield _key(source_of_key(folder), store.recovery.state())
    enrolment = store.enrolment()
    if enrolment is None:
        yield _not_enrolled()
    else:
        code = enrolment.answer.device
        said = (f"已登记，本机代号 {code}", f"Enrolled as {code}")
        yield Finding("enrolment", "green", _ENROLMENT, said)
        yield _staff(len(store.staff.members()))


def second_finding(folder: str, alone: int) -> Finding:
    """Tell of the second medium; `alone`: filings that would be lost with this disk."""
    count = (f"只在一块盘上的有 {alone} 件", f"{alone} filings on one disk only")
    if not folder:
        said = (f"没有设，{count[0]}", f"None is set; {count[1]}")
        cure = (
            '插一张存储卡，在 kiosk.toml 里写 second = "文件夹"，再运行 sudo kiosk store second。',
            'Put in a card, write second = "folder" into kiosk.toml, run sudo kiosk store second.',
        )
        return Finding("second", "yellow", _SECOND, said, cure)
    if not Path(folder).is_dir():
        said = (f"不在了，{count[0]}", f"It is gone; {count[1]}")
        cure = ("把存储卡或 U 盘插回去。", "Put the card or stick back in.")
        return Finding("second", "red" if alone else "yellow", _SECOND, said, cure)
    if alone:
        cure = (
            "运行 sudo kiosk store second，看它说什么。",
            "Run sudo kiosk store second and see what it says.",
        )
        return Finding("second", "yellow", _SECOND, count, cure)
    return Finding("second", "green", _SECOND, ("都有两份", "All of it is there twice"))


def _key(source: Source, copy: State) -> Finding:
    left, wanted = _COPIES[copy]
    where = _SOURCES[source]
    said = (f"{where[0]}；{left[0]}", f"{where[1]}; {left[1]}")
    cures = [one for one in (_CREDENTIAL if source == "file" else None, wanted) if one and one[0]]
    cure = ("".join(one[0] for one in cures), " ".join(one[1] for one in cures))
    return Finding("key", "yellow" if cures else "green", _KEY, said, cure)


def _staff(count: int) -> Finding:
    if not count:
        said = ("还没有人能登录工作台", "Nobody may log in at the desk yet")
        cure = ("运行 sudo kiosk staff add 姓名。", "Run sudo kiosk staff add NAME.")
        return Finding("staff", "yellow", _STAFF, said, cure)
    said = (f"有 {count} 人能登录工作台", f"{count} may log in at the desk")
    return Finding("staff", "green", _STAFF, said)


def _not_enrolled() -> Finding:
    return Finding("enrolment", "red", _ENROLMENT, ("还没有登记", "Not enrolled yet"), _ENROL)
