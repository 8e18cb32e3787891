"""The door: a password before the work list, and again after a pause."""
