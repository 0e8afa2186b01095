"""What the user of one forum says of its pages, laid over the engine that reads them."""

from crawler.overlay.engine import overlay

__all__ = ["overlay"]
