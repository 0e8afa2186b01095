"""What is already on disk: saved pages, web archives, flattened text."""
