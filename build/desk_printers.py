"""Two PostScript printers as CUPS describes them: for slips, and for labels only."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

SLIPS = "Quay-1"
LABELS = "In-nhan"
TRAYS = ("Khay 1", "Khay 2")
_SLIP_PAPERS = {"Letter": (612, 792), "A4": (595, 842), "A5": (420, 595)}
_LABEL_PAPERS = {"Label": (142, 85)}
"""Points."""
_HEAD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "DESK.PPD"
*Manufacturer: "Desk"
*Product: "(Desk)"
*ModelName: "Desk"
*ShortNickName: "Desk"
*NickName: "Desk"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*TTRasterizer: Type42
*LandscapeOrientation: Plus90
*cupsFilter: "application/vnd.cups-postscript 0 -"
*DefaultResolution: 600dpi
*OpenUI *Duplex/Sides: PickOne
*OrderDependency: 30 AnySetup *Duplex
*DefaultDuplex: DuplexNoTumble
*Duplex None/One: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Both: "<</Duplex true/Tumble false>>setpagedevice"
*CloseUI: *Duplex
*DefaultFont: Courier
*Font Courier: Standard "(001.000)" Standard ROM
"""


def set_up(slips: Path, labels: Path) -> None:
    """Make both printers on the running CUPS server, papers falling into folders."""
    for name, tray, papers in (
        (SLIPS, slips, _SLIP_PAPERS),
        (LABELS, labels, _LABEL_PAPERS),
    ):
        tray.mkdir()
        driver = tray / "driver.ppd"
        driver.write_text(_description(papers), encoding="ascii")
        queue = ["lpadmin", "-p", name, "-E", "-v", f"tofile:{tray}", "-P", str(driver)]
        subprocess.run(queue, check=True, stderr=subprocess.DEVNULL)
    subprocess.run(["lpadmin", "-d", SLIPS], check=True)


def _description(papers: Mapping[str, tuple[int, int]]) -> str:
    first = next(iter(papers))
    lines = [_HEAD.rstrip()]
    for keyword in ("PageSize", "PageRegion"):
        choices = {
            name: f"<</PageSize[{width} {height}]/ImagingBBox null>>setpagedevice"
            for name, (width, height) in papers.items()
        }
        lines += _choice(keyword, choices, 10)
    lines += _choice(
        "InputSlot",
        {
            f"Tray{at}/{name}": f"<</MediaPosition {at}>>setpagedevice"
            for at, name in enumerate(TRAYS, 1)
        },
        20,
    )
    lines += [f"*DefaultImageableArea: {first}", f"*DefaultPaperDimension: {first}"]
    for name, (width, height) in papers.items():
        lines.append(f'*ImageableArea {name}: "6 6 {width - 6} {height - 6}"')
        lines.append(f'*PaperDimension {name}: "{width} {height}"')
    return "\n".join(lines) + "\n"


def _choice(keyword: str, choices: Mapping[str, str], order: int) -> list[str]:
    first = next(iter(choices)).partition("/")[0]
    return [
        f"*OpenUI *{keyword}: PickOne",
        f"*OrderDependency: {order} AnySetup *{keyword}",
        f"*Default{keyword}: {first}",
        *(f'*{keyword} {name}: "{code}"' for name, code in choices.items()),
        f"*CloseUI: *{keyword}",
    ]
