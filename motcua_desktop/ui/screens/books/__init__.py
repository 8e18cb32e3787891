"""Sổ và biểu: the tracking book by year and volume, every register."""
