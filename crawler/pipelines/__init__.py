"""From a post as an engine saw it to a record: separate, normalise, validate, deduplicate."""
