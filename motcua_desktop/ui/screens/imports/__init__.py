"""Bringing a file in: chosen, looked at, accepted; one panel for every kind."""
