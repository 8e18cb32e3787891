"""What Windows reads of an executable: run by the Windows Python that Wine runs.

python.exe windows_executable.py FILE VERSION
"""

import sys

import pefile

_ICON, _VERSION, _MANIFEST = 3, 16, 24
_WINDOWED = 2


def main() -> int:
    """Check version, icon, manifest, checksum; no packer, no part of Wine."""
    path, version = sys.argv[1:]
    with pefile.PE(path) as program:
        kinds = {it.id for it in program.DIRECTORY_ENTRY_RESOURCE.entries}
        assert {_ICON, _VERSION, _MANIFEST} <= kinds, kinds
        assert program.OPTIONAL_HEADER.Subsystem == _WINDOWED
        names = [section.Name for section in program.sections]
        assert not any(b"UPX" in name for name in names), names
        told = {
            key.decode(): value.decode()
            for block in program.FileInfo[0]
            if block.Key == b"StringFileInfo"
            for table in block.StringTable
            for key, value in table.entries.items()
        }
        assert told["ProductVersion"] == told["FileVersion"] == version, told
        checksum = program.OPTIONAL_HEADER.CheckSum
        assert checksum == program.generate_checksum() != 0, checksum
    print(f"{told['FileDescription']} {version}, checksum {checksum:#x}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
