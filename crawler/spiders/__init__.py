"""The ways in: the live crawl and what is already on disk."""
