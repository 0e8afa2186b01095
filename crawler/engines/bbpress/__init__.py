"""bbPress: the forum plugin of WordPress, also in the groups of BuddyPress, and its forebear."""

from crawler.engines.bbpress.engine import BbPress
from crawler.engines.bbpress.one import BbPress1

__all__ = ["BbPress", "BbPress1"]
