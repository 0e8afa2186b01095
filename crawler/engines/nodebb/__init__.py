"""NodeBB: its pages in every theme, and its JSON."""

from crawler.engines.nodebb.api import NodeBBJSON
from crawler.engines.nodebb.pages import NodeBB

__all__ = ["NodeBB", "NodeBBJSON"]
