"""What the law and the office mean: pure rules, no I/O, no clock."""
