"""Báo cáo: the figures of a period, checked and exported."""
