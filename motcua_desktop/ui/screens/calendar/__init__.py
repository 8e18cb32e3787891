"""Lịch làm việc: the year, a change of it, and what the change does."""
