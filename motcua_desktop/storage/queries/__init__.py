"""Lists and figures: SQL in, frozen rows out; one module for each."""
