"""Messages of pyxform, read for what they say and where, and said again in both languages."""

from forms.catalogue.messages.explain import Explained, explain, explain_warning

__all__ = ["Explained", "explain", "explain_warning"]
