"""Danh mục: procedures, their limits, and trying a limit out."""
