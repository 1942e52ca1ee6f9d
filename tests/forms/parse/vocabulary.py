"""Writes docs/xforms.md: what the parser recognises. Run: python -m tests.forms.parse.vocabulary"""

from collections.abc import Iterable
from pathlib import Path

from forms.definition import CONTROL_KINDS
from forms.parse import actions, binds, choices, controls, limits, model

PAGE = Path(__file__).parents[3] / "docs" / "xforms.md"

_TEMPLATE = """# What is read of an XForm

This page is written by `python -m tests.forms.parse.vocabulary`; a test compares it with the parser.

| where | what is read |
|---|---|
{read}

Any other element is passed over with a warning; in the body, what stands inside it is still read.
Any other attribute is kept by its local name (`Bind.parameters`, `Control.parameters`,
`Group.parameters`) without a warning. Prefixes are free: attributes and actions are known by their namespaces.

A mistake in what decides about data (references, conditions, calculations, lists, actions) refuses
the form. A mistake in what only decides words (an `<output>`, a translated text) is a warning, and
that part of the text stays blank. A missing file is no mistake of the form: its list is empty, and
`Form.missing_media` names the file.

| limit | |
|---|---|
{limits}
"""


def page() -> str:
    """Return the page."""
    read = {
        "model": model.PARTS,
        "body": {*CONTROL_KINDS, *actions.ACTIONS, "group", "repeat"},
        "group, repeat": {*controls.WORDS, "everything of the body"},
        "controls": controls.PARTS,
        "item": {"label", "value"},
        "itemset": choices.PARTS,
        "label, hint, itext value": {"output"},
        "bind": binds.READ | {"jr:constraintMsg", "jr:preload", "jr:preloadParams"}
        | {"jr:requiredMsg", "kiosk:*"},
        "bind type": binds.TYPES | set(binds.OTHER_NAMES),
        "attributes of controls": controls.READ,
        "attributes of repeats": {"nodeset", "ref", "appearance", "jr:count", "jr:noAddRemove"},
        "events": set(actions.EVENTS),
    }  # fmt: skip
    bounds = {
        "nodes of the primary instance": limits.MOST_NODES,
        "elements inside of each other": limits.DEEPEST,
        "characters of an expression": limits.LONGEST_EXPRESSION,
    }
    return _TEMPLATE.format(
        read="\n".join(f"| {where} | {_listed(names)} |" for where, names in read.items()),
        limits="\n".join(f"| {what} | {most:,} |" for what, most in bounds.items()),
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" if " " not in name else name for name in sorted(names))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
