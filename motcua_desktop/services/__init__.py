"""What a clerk does: one module for each kind of deed."""
