"""Bàn làm việc: what needs an act today."""
