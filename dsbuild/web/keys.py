"""The keys of the queue, as the settings page lists them; `static/js/keys.js` acts on them, a test holds both together."""

from collections.abc import Mapping

ACTIONS: Mapping[str, tuple[str, str]] = {
    "reportage": ("1", "Voice: reportage"),
    "speech": ("2", "Voice: quoted extremist speech"),
    "casualty": ("3", "Casualty statistic, on or off"),
    "accept": ("a", "Accept and go on"),
    "unsure": ("u", "Unsure, and go on"),
    "skip": ("s", "Skip, with a reason"),
    "undo": ("z", "Undo the last decision"),
    "next": ("j", "Next, deciding nothing"),
    "previous": ("k", "Previous"),
    "context": ("c", "Context: none, two around, whole article"),
    "guideline": ("g", "Guideline"),
    "note": ("n", "Note"),
    "people": ("p", "The speakers of this article"),
    "help": ("?", "Keys"),
}
"""Each action with its standard key and what it does."""
