"""Slips printed by Windows' own calls, and laid over their PDF: a trial under Wine.

    python3 build/try_windows_printing.py

Installs what it needs (Debian: Wine, CUPS, Ghostscript, poppler), runs the program's
printing in a Windows Python, takes the PostScript that Wine's driver made, and
measures every page. The gate does the same as its last step. Wine's spooler keeps no
job that was sent and takes none back, so cancelling is called but shows nothing.
"""

from environment import install_debian, prepare, run

DEBIAN_TOOLS = (
    "cups",
    "gcc-mingw-w64-x86-64",
    "ghostscript",
    "osslsigncode",
    "poppler-utils",
    "wine",
    "wine64",
)


def main() -> None:
    """Install, then try it with the project's own Python; its status is ours."""
    install_debian(DEBIAN_TOOLS)
    run(str(prepare("requirements-dev.txt")), "build/windows_trial.py")


if __name__ == "__main__":
    main()
