"""The window: thin Tk views over presenters that know no Tk."""
