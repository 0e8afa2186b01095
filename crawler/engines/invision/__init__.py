"""Invision Community, once Invision Power Board: versions 4 and 5, 3, and 2 with 1.3."""

from crawler.engines.invision.four import Invision, Invision5
from crawler.engines.invision.light import InvisionLight
from crawler.engines.invision.three import Invision3
from crawler.engines.invision.two import Invision2

__all__ = ["Invision", "Invision2", "Invision3", "Invision5", "InvisionLight"]
