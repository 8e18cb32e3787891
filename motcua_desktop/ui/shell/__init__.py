"""The frame of the window: left bar, search box, status bar."""
