"""Tiếp nhận: one dossier received in one screen."""
