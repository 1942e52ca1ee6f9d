"""How updates stand, in words for staff and technicians."""

from collections.abc import Iterator

from sync.update import Status

_Words = tuple[str, str]


def told_of(status: Status) -> Iterator[_Words]:
    """Say how updates stand, a pair (zh, en) each, the present version first."""
    if status.present is None:
        yield (
            "这台机器上的程序不由更新管理。",
            "The program on this machine is not managed by updates.",
        )
        return
    yield f"本机版本 {status.present}", f"Version {status.present} is here"
    if status.trial is not None:
        yield (
            f"刚换上，试用中，第 {status.trial.starts} 次启动；不行会自己退回 {status.trial.before}。",
            f"On trial, start {status.trial.starts}; it returns to {status.trial.before} if it fails.",
        )
    if status.next is not None:
        yield (
            f"{status.next} 等着换上：没有人办事、窗口不上班时换。",
            f"{status.next} waits for the switch: when nobody is here and the hall is closed.",
        )
    if status.back is not None:
        yield f"下次启动退回 {status.back}。", f"The next start returns to {status.back}."
    elif status.before is not None and status.before != status.present:
        yield f"可以退回 {status.before}。", f"It can return to {status.before}."
    yield from troubles(status)


def troubles(status: Status) -> Iterator[_Words]:
    """Say which versions did not work here."""
    for version, (zh, en) in status.refused:
        yield f"{version}：{zh}", f"{version}: {en}"
    for version in status.returned:
        yield (
            f"{version} 三次启动没成功，或有人要求退回，已经退回。请技术员看 kiosk doctor，告诉县平台。",
            (
                f"{version} did not start three times, or a return was asked for. See kiosk doctor and tell "
                "the platform."
            ),
        )
