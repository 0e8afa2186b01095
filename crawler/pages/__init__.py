"""A page, from its bytes to the elements of its tree."""
