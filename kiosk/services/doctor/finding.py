"""What the doctor finds of one part of a kiosk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.services.health.light import COLOURS, Colour, Light, Words

NOTHING: Words = ("", "")


@dataclass(frozen=True, slots=True)
class Finding:
    """How one part stands: `cause`, and where it is not well the `cure`, as a technician does it.

    `colour` "": there is no such part here, or it could not be looked at.
    """

    key: str
    colour: Colour
    title: Words
    cause: Words
    cure: Words = NOTHING

    @classmethod
    def of(cls, light: Light, cure: Words = NOTHING) -> "Finding":
        """Return what a light of the desk tells; the `cure` counts unless the light is green."""
        is_well = light.colour in ("green", "")
        return cls(light.key, light.colour, light.title, light.text, NOTHING if is_well else cure)


def worst(findings: Iterable[Finding]) -> Colour:
    """Return the weightiest colour."""
    return min((one.colour for one in findings), key=COLOURS.index, default="")


def in_order(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Return the findings, the weightiest first; what is equally weighty keeps its order."""
    return sorted(findings, key=lambda one: COLOURS.index(one.colour))


def as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as other programs read it."""
    words = {name: getattr(finding, name) for name in ("title", "cause", "cure")}
    return {
        "key": finding.key,
        "colour": finding.colour,
        **{name: {"zh": said[0], "en": said[1]} for name, said in words.items()},
    }
