"""Quản trị: what the office says of itself, its copies, its check, the program."""
