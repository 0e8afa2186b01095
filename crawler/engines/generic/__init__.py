"""Any other forum: structured data first, then the repeated blocks of the page."""

from crawler.engines.generic.engine import Generic

__all__ = ["Generic"]
