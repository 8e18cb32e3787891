"""The first start: what an office must say of itself before its desk opens."""
