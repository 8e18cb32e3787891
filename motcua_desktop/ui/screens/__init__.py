"""One folder a screen: presenter (no Tk), state, view (only Tk)."""
