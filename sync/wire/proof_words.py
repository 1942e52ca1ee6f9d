"""What is told of a slip whose proof holds, in both languages."""

from collections.abc import Callable
from datetime import datetime

from sync.clock import moment
from sync.wire.numbers import grouped
from sync.wire.proof import Proven

_EARLIER_KEY = (
    "注意：用的是这台自助机换下来的旧密钥，可能那时它还没联上网。要紧的话请向县平台核实。\n"
    "    Note: signed with an earlier key of this kiosk, which may have been without a network."
)
_HELD = "这份材料在这里，和开单时交的一样。 What was filed is held here, unchanged."
_NOT_HELD = "这里没有这份材料（或只有一部分），只验了签名。 What was filed is not held here: the signature alone."


def words_of(
    proven: Proven, as_of: int, written: Callable[[datetime], str], *, is_held: bool
) -> tuple[str, ...]:
    """Return the lines.

    Args:
        proven: what was verified.
        as_of: until when the list of devices was the latest, in milliseconds since 1970.
        written: writes a moment in local time.
        is_held: the envelopes are here and are those that the slip was given for.
    """
    proof, device = proven.proof, proven.device
    return (
        "是真的。 Genuine.",
        *(
            f"号码 Number: {grouped(number)}  {item}"
            for number, item in zip(proof.numbers, proof.items, strict=True)
        ),
        f"事项 Service: {proof.title}",
        f"申请人 Applicant: {proof.masked_name or '—'}",
        f"交件时间 Filed at: {written(moment(proof.at * 1000))}",
        f"自助机 Kiosk: {device.device} {device.name}",
        f"大厅 Hall: {device.hall}",
        _HELD if is_held else _NOT_HELD,
        *((_EARLIER_KEY,) if proven.is_by_earlier_key else ()),
        f"设备名单截至 List of devices as of: {written(moment(as_of))}",
    )
