"""Hồ sơ: all dossiers, filtered, sorted, searched."""
