"""Files that come in and go out: tables, calendars, unit packages."""
