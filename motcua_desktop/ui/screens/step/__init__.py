"""The panel that asks for what a step needs."""
