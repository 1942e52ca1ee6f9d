"""Runs one case so that whatever it raises becomes the reason of its miss."""

from collections.abc import Callable

import forms


def attempt(case: Callable[[], str | None]) -> str:
    """Return the reason a case gives, or what it raised; "" where all is well."""
    try:
        return case() or ""
    except forms.FormError as error:
        return f"refused: {error}"
    except Exception as error:  # noqa: BLE001 - a bug of ours is a miss, the run goes on
        return f"raised {type(error).__name__}: {error}"
