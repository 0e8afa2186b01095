"""The body of a post, from its markup to its words."""
