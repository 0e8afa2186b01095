"""FluxBB and PunBB: their old common skin, and that of PunBB since 1.3."""

from crawler.engines.fluxbb.engine import FluxBB
from crawler.engines.fluxbb.punbb import PunBB

__all__ = ["FluxBB", "PunBB"]
