"""Papers as Word files: by the office's own template, or as the program has them."""

from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.services.errors import TemplateFaultError
from motcua_desktop.services.ports_slips import SlipWriter
from motcua_desktop.services.rows.slips import Sheet


@dataclass(frozen=True, slots=True)
class EditableSlip:
    """A Word file, and why it is not made from the office's own template."""

    content: bytes
    trouble: TemplateFaultError | None = None


@dataclass(frozen=True, slots=True)
class EditableSlips:
    """Makes Word files; `templates` holds the office's own, one a paper's name."""

    writer: SlipWriter
    templates: Path

    def made(self, name: str, sheet: Sheet, *, paper: str) -> EditableSlip:
        """Return the paper as a Word file.

        A template that cannot be filled is told of, and the built-in form stands in.

        Raises:
            DomainError: a fact that the paper exists for is missing.
        """
        trouble: TemplateFaultError | None = None
        template = self.templates / f"{name}.docx"
        if template.is_file():
            try:
                made = self.writer.from_template(name, sheet, template)
                return EditableSlip(made)
            except TemplateFaultError as error:
                trouble = error
        content = self.writer.editable_slip(name, sheet, paper=paper)
        return EditableSlip(content, trouble)
