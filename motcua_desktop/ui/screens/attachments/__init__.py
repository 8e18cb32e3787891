"""Tệp đính kèm: the files kept with one dossier, over its detail."""
