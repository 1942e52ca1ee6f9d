"""All functions of ODK XForms, by name."""

from collections.abc import Mapping

from forms.xpath.functions import (
    dates,
    digests,
    geometry,
    identity,
    logic,
    lookups,
    nodesets,
    numbers,
    repeats,
    selects,
    strings,
    trigonometry,
)
from forms.xpath.functions.library import Function

FUNCTIONS: Mapping[str, Function] = {
    name: function
    for family in (
        dates,
        digests,
        geometry,
        identity,
        logic,
        lookups,
        nodesets,
        numbers,
        repeats,
        selects,
        strings,
        trigonometry,
    )
    for name, function in family.library.functions.items()
}
