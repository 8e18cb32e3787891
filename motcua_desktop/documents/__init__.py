"""Paper: what slips and reports say (content first), then PDF and Word files."""
