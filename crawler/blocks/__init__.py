"""Pages of any platform: the marks of dates and names, and the blocks that repeat them."""
