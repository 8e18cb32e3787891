"""Frozen rows that lists, papers and reports show: SQL in, no behaviour out."""
