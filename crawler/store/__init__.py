"""What runs leave behind: the files of records, and the state that knows what is in them."""
