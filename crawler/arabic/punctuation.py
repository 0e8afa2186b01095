"""The marks behind labels, within sentences and at their ends: Arabic ones and the others."""

COLONS = ":："
COMMAS = ",،"
PAUSES = f"{COMMAS};؛"
STOPS = ".!?؟"
_COLON = tuple(COLONS)


def ends_in_colon(text: str) -> bool:
    """Whether a text ends as a label does that stands before its value."""
    return text.endswith(_COLON)


def without_colon(label: str) -> str:
    """A label without the colon behind it."""
    return label.rstrip(f" {COLONS}")


def behind_colon(value: str) -> str:
    """A value without the colon before it."""
    return value.lstrip(f" {COLONS}")
