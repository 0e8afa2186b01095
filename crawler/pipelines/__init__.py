"""From a post as an engine saw it to a line: separate, normalise, validate, deduplicate, write."""
