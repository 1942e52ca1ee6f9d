"""The lights of the desk, told from how hall and kiosk stand: cases and what is to be sent, then the kiosk."""

from collections.abc import Iterator
from datetime import timedelta

from kiosk.services.health.kiosk_lights import kiosk_lights
from kiosk.services.health.light import COLOURS, Colour, Light, Words, lasting, said
from kiosk.services.health.standing import Standing
from sync.engine import STALE


def lights_of(standing: Standing) -> tuple[Light, ...]:
    """Return every light, the weightiest first; what is equally weighty keeps its order."""
    found = [
        *_cases(standing),
        _waiting(standing),
        _alone(standing),
        _network(standing),
        *kiosk_lights(standing),
    ]
    return tuple(sorted(found, key=lambda light: COLOURS.index(light.colour)))


def _cases(standing: Standing) -> Iterator[Light]:
    """Tell whom to call: what is overdue, what is soon due, what came back, what is decided."""
    count = standing.kept.to_call
    overdue, soon = count.get("overdue", 0), count.get("soon", 0)
    wanted = overdue + soon + count.get("supplement", 0)
    title = ("等补材料", "Papers wanted")
    yield _calling(
        "supplement",
        "red" if overdue else "yellow",
        "note_add",
        wanted,
        title,
        _pressing(overdue, soon),
    )
    back = ("请打电话请人来改，或在这里改。", "Call them to come and mend it.")
    returned = count.get("returned", 0)
    yield _calling(
        "returned", "yellow", "assignment_return", returned, ("退回要改", "Returned"), back
    )
    done = ("请打电话请人来领。", "Call them to come for it.")
    title = ("办好了还没通知", "Decided, not told yet")
    yield _calling("decided", "green", "task_alt", count.get("decided", 0), title, done)


def _calling(key: str, colour: Colour, symbol: str, count: int, title: Words, todo: Words) -> Light:
    """Return the light of what somebody is called about; green where that is nobody."""
    if not count:
        return Light(key, "green", symbol, title, ("没有", "None"), "0", "calls")
    return Light(key, colour, symbol, title, todo, str(count), "calls", ("去打电话", "Call them"))


def _pressing(overdue: int, soon: int) -> Words:
    if overdue:
        return f"过了期的 {overdue} 件，今天先办。", f"{overdue} overdue: first of all."
    if soon:
        return (
            f"三个工作日内到期的 {soon} 件，请先打电话。",
            f"{soon} due within 3 working days: call first.",
        )
    return "请打电话告诉补什么。", "Call and say what is missing."


def _waiting(standing: Standing) -> Light:
    """Tell what the platform has not taken, and since when the oldest of it waits."""
    waiting = standing.kept.waiting
    count = waiting.count + waiting.parked
    colour, text = _delivery(standing)
    is_open = bool(count or waiting.files)
    see_to = ("去处理", "See to it") if colour != "green" else ("", "")
    return Light(
        "waiting",
        colour,
        "outbox",
        ("待送达", "To be sent"),
        _with_age(text, _age(standing), waiting.files) if is_open else text,
        str(count),
        "outbox",
        see_to,
    )


def _delivery(standing: Standing) -> tuple[Colour, Words]:
    waiting, age = standing.kept.waiting, _age(standing)
    if waiting.rejected:
        refused = f"{waiting.rejected} refused by the platform: look at them."
        return "red", (f"有 {waiting.rejected} 件县里不收，要人看。", refused)
    if age is not None and age > STALE:
        return "red", ("超过三天没送到，请用 U 盘带到县里。", "Over 3 days: carry it by USB.")
    if waiting.parked:
        failed = f"{waiting.parked} failed several times: try again."
        return "yellow", (f"有 {waiting.parked} 件送了几次没送成，请重试。", failed)
    if standing.pressure.held != "none":
        return "yellow", said(standing.pressure)
    if waiting.count or waiting.files:
        return "green", ("联网后自动送，不用管。", "It goes by itself when there is a network.")
    return "green", ("都送到了", "All delivered")


def _age(standing: Standing) -> timedelta | None:
    oldest = standing.kept.waiting.oldest_unsent_at
    return None if oldest is None else standing.trusted_now - oldest


def _with_age(text: Words, age: timedelta | None, files: int) -> Words:
    if age is None:
        return text
    zh, en = lasting(age)
    photos = (f"，照片 {files} 张" if files else "", f", {files} files" if files else "")
    return f"最早的等了 {zh}{photos[0]}。{text[0]}", f"Oldest: {en}{photos[1]}. {text[1]}"


def _alone(standing: Standing) -> Light:
    """Tell how many filings would go with this disk (design D4)."""
    count = standing.kept.alone
    title = ("只在一块盘上", "On one disk only")
    if not count:
        return Light("alone", "green", "hard_drive", title, ("没有", "None"), "0")
    waiting = standing.kept.waiting
    if standing.has_second:
        text = (
            "第二块盘没插好，请检查 U 盘或存储卡。",
            "The second medium is missing: check the stick or card.",
        )
    elif waiting.count or waiting.parked or waiting.files:
        text = (
            "盘坏了就没了。请早点联网送出，或插一个 U 盘做备份。",
            "Lost if this disk fails: have them sent soon, or add a second medium.",
        )
    else:
        text = (
            "县里收到了，还没有做备份。县里备份一次就好。",
            "Received, and not yet in a backup of the county's: it makes one.",
        )
    return Light("alone", "yellow", "hard_drive", title, text, str(count))


def _network(standing: Standing) -> Light:
    """Tell whether the platform is reached."""
    title = ("网络", "Network")
    match standing.reach:
        case "online":
            return Light("network", "green", "cloud_done", title, ("连着县里", "Connected"))
        case "unknown":
            return Light("network", "", "sync", title, ("正在看", "Looking"))
        case "degraded":
            text = (
                "连得上，但县里没办完。过一会儿自动再试。",
                "Reached, but not through. It tries again.",
            )
        case _:
            heard = [one for one in (standing.off_since, standing.floor) if one is not None]
            zh, en = lasting(standing.now - min(heard)) if heard else ("", "")
            text = (
                f"{zh and f'断了 {zh}。'}件都在本机，照常收件。请看网线和路由器。",
                f"{en and f'Off for {en}. '}Filing goes on. Check cable and router.",
            )
    return Light("network", "yellow", "cloud_off", title, text)
