"""The parts of the CCHC report that the office writes: suggested, checked, filled."""
