"""Hands for a panel's window that runs as a program of its own."""

HANDS = """
def keys(*sequences):
    for sequence in sequences:
        window.root.focus_get().event_generate(sequence)
        window.root.update()

def write(text):
    window.root.focus_get().insert("insert", text)
    window.root.update()
"""
"""Part of a script: what it drives is called `window` there."""
