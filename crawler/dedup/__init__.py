"""Says it once: repeats within a post, in a run, and over the years."""
