"""Trả kết quả: scan, scan, scan, then hand all over at once."""
