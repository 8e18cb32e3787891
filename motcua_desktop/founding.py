"""The founding of an office in an empty folder, all at once and able to go on.

First the data is encrypted, then the first account is entered, then the office: what
is cut short in between asks at the next start for what is missing, no less safely.
"""

from pathlib import Path

from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.door import OfficeDoor
from motcua_desktop.ui.screens.setup.ports import Access, Texts


class OfficeFounding:
    """Founds the office behind a door that was passed."""

    def __init__(self, door: OfficeDoor) -> None:
        """Found the office of `door`."""
        self._door = door
        self._paper = ""

    @property
    def folder(self) -> Path:
        """Where the data of the office is kept."""
        return self._door.office.data

    @property
    def is_encrypted(self) -> bool:
        """Whether a founding that was cut short encrypted the data already."""
        return self._door.is_encrypted

    @property
    def has_accounts(self) -> bool:
        """Whether a founding that was cut short entered the first account already."""
        return self._door.office.accounts.present() is not None

    def check(self, texts: Texts) -> None:
        """Refuse what an office cannot say of itself.

        Raises:
            SettingError: a setting cannot hold or print this, or may not be empty.
        """
        self._door.office.settings.draft(texts)

    def recovery_key(self) -> str:
        """Return the recovery key of the office to be; the same one each time."""
        if not self._paper:
            self._paper = self._door.office.accounts.new_recovery_key()
        return self._paper

    def save_recovery(self, path: Path, texts: Texts) -> None:
        """Write the paper with the recovery key.

        Raises:
            ReadOnlyPlaceError, DiskFullError: it cannot be written there.
        """
        office = self._door.office
        draft = office.settings.draft(texts)
        office.desk.papers.save_recovery(self.recovery_key(), draft, path)

    def print_trial(self, texts: Texts) -> str:
        """Print a page to look at; return why it did not go, "" where it went.

        Raises:
            SettingError: the office cannot say this of itself.
            StorageError: the disk does not take it.
        """
        office = self._door.office
        return office.desk.papers.print_trial(office.settings.draft(texts))

    def read_logo(self, path: Path) -> bytes:
        """Return the picture in a file as it would be kept.

        Raises:
            FileRefusedError: no PNG or JPEG, too large, damaged.
        """
        return self._door.office.logo.read(path)

    def found(
        self, texts: Texts, access: Access, hours: OfficeHours, logo: bytes = b""
    ) -> None:
        """Enter the office; may be called again where it was refused.

        Raises:
            SettingError: the office cannot say this of itself.
            StorageError, SealingError: the disk does not take it.
        """
        if access.is_encrypted and not self._door.is_encrypted:
            self._door.seal(access.login, access.password, self.recovery_key())
        accounts = self._door.office.accounts
        if access.login and not self.has_accounts:
            accounts.add(access.login, access.name, Role.ADMIN, access.password)
            accounts.log_in(access.login, access.password)
        if not self.has_accounts:
            accounts.work_without_login()
        self._enter_hours(hours)
        if logo:
            self._door.office.logo.keep(logo)
        # Last, as it makes the office one: what is cut short before is asked again.
        self._door.office.settings.change(texts)

    def _enter_hours(self, hours: OfficeHours) -> None:
        calendar = self._door.office.calendar_desk
        if calendar.book().hours_of() != hours:
            calendar.save(
                lambda book: book.with_hours(hours),
                what="Giờ làm việc ghi lúc thiết lập cơ quan",
            )
