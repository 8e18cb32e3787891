"""Một Cửa Desktop: the office suite of a Vietnamese one-stop desk."""

__version__ = "0.1.0"
