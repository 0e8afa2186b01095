"""What runs beside the crawl: checkpoint, exit status, progress."""
