"""The reports that can be written; every report stands in `REPORTS`."""

from motcua_desktop.documents.reports.cchc import CCHC_REPORT
from motcua_desktop.documents.reports.description import Report

REPORTS: tuple[Report, ...] = (CCHC_REPORT,)
