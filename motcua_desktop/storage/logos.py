"""The repository of the office's logo: one picture, or none."""

from motcua_desktop.storage.database import Database


class Logos:
    """The logo of one database."""

    def __init__(self, database: Database) -> None:
        """Read and write `database`."""
        self._database = database

    def picture(self) -> bytes:
        """Return the picture, nothing where there is none."""
        found = self._database.value("SELECT picture FROM office_logo WHERE id = 1")
        return bytes(found or b"")

    def keep(self, picture: bytes) -> None:
        """Keep a picture in the place of the one before; an empty one is none."""
        self._database.execute(
            "INSERT INTO office_logo (id, picture) VALUES (1, ?) "
            "ON CONFLICT (id) DO UPDATE SET picture = excluded.picture",
            (picture,),
        )
