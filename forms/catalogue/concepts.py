"""The concepts that `bind::kiosk:same` may name: what is one fact in whatever item asks for it."""

from collections.abc import Mapping

from forms.catalogue import rules

_FACTS: Mapping[str, Mapping[str, str]] = {
    "text": {
        "person": "name id_number phone address",
        "household": "address",
        "contact": "name",
        "bank": "account",
        "spouse": "name id_number",
        "child": "name id_number",
        "deceased": "name id_number",
        "business": "name credit_code address",
    },
    "date": {
        "person": "birth",
        "child": "birth",
        "deceased": "died_on",
        "business": "lease_end start",
    },
    "integer": {"household": "size", "business": "workers health_certificates"},
    "decimal": {"person": "income", "business": "area"},
    "select_one": {
        "person": "sex nation",
        "household": "alone",
        "contact": "whose",
        "bank": "kind",
        "child": "sex registered",
        "deceased": "kin",
        "business": "premises water",
    },
    "select_multiple": {"household": "property"},
    "select_one_from_file": dict.fromkeys(
        ("person", "household", "business"), "province city county township"
    ),
}

CONCEPTS: Mapping[str, str] = {
    f"{whose}.{fact}": kind
    for kind, facts in _FACTS.items()
    for whose, names in facts.items()
    for fact in names.split()
}
"""The type of question that asks for each concept."""


def concept(cell: str) -> tuple[str, str] | None:
    """Want a concept; of a bare or mistaken owner guess by the fact."""
    fact = cell.rpartition(".")[2]
    alike = next((known for known in CONCEPTS if known.endswith(f".{fact}")), "")
    if cell in CONCEPTS or not alike:
        return rules.like(CONCEPTS)(cell)
    return f"不认识“{cell}”。是不是“{alike}”？", f"“{cell}” is not known. Is it “{alike}”?"
