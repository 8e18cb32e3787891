"""Chi tiết hồ sơ: one dossier with its history and next act."""
