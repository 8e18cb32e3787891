"""Danh mục, sổ của cơ quan: one list and one form for every register."""
