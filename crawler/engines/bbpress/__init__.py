"""bbPress: the forum plugin of WordPress, also in the groups of BuddyPress."""

from crawler.engines.bbpress.engine import BbPress

__all__ = ["BbPress"]
