"""Arabic as people write it: text, numbers, dates, labels, encodings."""
