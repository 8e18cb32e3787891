"""The tables of reports: their descriptions, and their contents from the figures."""
