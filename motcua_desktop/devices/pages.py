"""Pages of a PDF as pictures for the screen, drawn by PDFium."""

from motcua_desktop.services.errors import UnreadablePageError
from motcua_desktop.services.ports_pages import PageImage


class PdfPages:
    """Draws pages as they will lie on the paper."""

    def page(self, content: bytes, page: int, *, width: int, height: int) -> PageImage:
        """Return a page as large as fits into `width` × `height` px.

        Raises:
            UnreadablePageError: the file is no PDF, or is damaged.
        """
        import pypdfium2  # noqa: PLC0415 only where something is looked at

        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise UnreadablePageError from error
        try:
            last = len(document) - 1
            shown = max(0, min(page - 1, last))
            sheet = document[shown]
            across, down = sheet.get_size()
            # PDFium rounds up to whole px.
            scale = min((width - 0.5) / across, (height - 0.5) / down)
            drawn = sheet.render(scale=scale).to_pil().convert("RGB")
            pixels = drawn.tobytes()
            return PageImage(shown + 1, last + 1, drawn.width, drawn.height, pixels)
        finally:
            document.close()
