"""A case on which two work at once: who comes second is told what the first did, before anything is filed."""

from typing_extensions import override

from kiosk.services.withdrawing import OPEN
from sync.errors import KnownError
from sync.store import CaseSeen, Proviso

_BY_HAND = {
    "correction": ("已经有人改好交上了一份", "a correction of it was filed"),
    "supplement": ("已经有人把材料补上了", "its missing papers were filed"),
    "withdrawal": ("已经有人替本人撤回了", "it was withdrawn"),
}
_BY_COUNTY = {
    "waiting": ("已经有人交上了一份", "something about it was filed"),
    "received": ("县里收到了", "the county has received it"),
    "accepted": ("办理单位已经受理了", "the agency has accepted it"),
    "supplement": ("办理单位要补材料", "the agency asks for papers"),
    "returned": ("办理单位退回来了", "the agency has returned it"),
    "decided": ("已经办好了", "it has been decided"),
    "closed": ("已经办完了", "it has been closed"),
    "withdrawn": ("已经撤回了", "it has been withdrawn"),
}
_BY_ANOTHER = (
    "别的机器已经交上了一份，县里收到了",
    "another kiosk filed, and the county has it",
)
_HANDED = ("结果已经交给本人了", "its result was handed over")
_GONE = ("这台机器上已经没有这件了", "it is not kept here any more")


class CaseMovedError(KnownError):
    """Somebody else was quicker with the case; `now`: how it stands since."""

    zh = "就在刚才，{}。"
    en = "Just now {}."

    def __init__(self, before: CaseSeen, now: CaseSeen) -> None:
        super().__init__(f"{before.status} is {now.status}")
        self.now = now
        self._told = _what_was_done(before, now)

    @property
    def may_go_on(self) -> bool:
        """Whether what was made meanwhile can still be filed: nobody has begun to handle the case."""
        return self.now.status in OPEN and not self.now.is_withdrawing

    @override
    def words(self, language: str) -> str:
        """Say what the first did, and what the clerk wrote where that is new."""
        zh, en = self._told
        note = self.now.note if self.now.status in ("returned", "supplement") else ""
        if language == "en":
            return " ".join(filter(None, (self.en.format(en), note and f"They say: {note}")))
        return self.zh.format(zh) + (f"说的是：{note.rstrip('。')}。" if note else "")


def unless_moved(seen: CaseSeen) -> Proviso:
    """Return the condition that a case still stands as it was seen."""

    def check(now: CaseSeen) -> None:
        if now != seen:
            raise CaseMovedError(seen, now)

    return Proviso(seen.case, check)


def _what_was_done(before: CaseSeen, now: CaseSeen) -> tuple[str, str]:
    """Say what tells the two apart; what the county did weighs more than what was filed here."""
    if now.status is None:
        return _GONE
    if now.handed > before.handed:
        return _HANDED
    later = now.later[len(before.later) :]
    if later and now.status in OPEN:
        return _BY_HAND[later[-1]]
    if now.status == "received" and before.status in ("returned", "supplement"):
        return _BY_ANOTHER
    return _BY_COUNTY[now.status]
