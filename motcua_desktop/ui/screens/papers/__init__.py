"""Giấy, phiếu: the papers of a dossier, looked at, made, printed, their queue."""
