"""Dates as Arabic forums show them."""

from crawler.arabic.dates.reading import from_epoch, parse_date, recognised

__all__ = ["from_epoch", "parse_date", "recognised"]
