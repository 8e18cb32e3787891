"""Signs a release: an update file beside the single file; or makes a new key.

    python3 build/sign_update.py new-key KEY
    python3 build/sign_update.py sign KEY windows

KEY is a file that stays with the one who releases, outside of the repository; only its
public half is written into assets/release/keys.toml. Run by the project's own Python.
"""

import base64
import os
import sys
from pathlib import Path

from artefacts import VERSION, single_file
from environment import ROOT

sys.path.insert(0, str(ROOT))

from motcua_desktop.exchange.signatures import new_key as new_private_key
from motcua_desktop.exchange.signatures import public_half
from motcua_desktop.exchange.update_file import SUFFIX, sign_update

KEYS = ROOT / "assets" / "release" / "keys.toml"
_OWNER_ONLY = 0o600


def main() -> int:
    """Make a key or sign; 2 where the words are wrong."""
    match sys.argv[1:]:
        case ["new-key", path]:
            new_key(Path(path))
        case ["sign", path, system]:
            sign(Path(path), system)
        case _:
            print(__doc__)
            return 2
    return 0


def new_key(path: Path) -> None:
    """Write a private key to `path` and its public half to the program's list."""
    if path.resolve().is_relative_to(ROOT):
        sys.exit("Khóa riêng không được nằm trong kho mã nguồn.")
    key = new_private_key()
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    with os.fdopen(os.open(path, flags, _OWNER_ONLY), "wb") as file:
        file.write(key)
    public = base64.b64encode(public_half(key)).decode()
    text = KEYS.read_text(encoding="utf-8")
    listed = text.replace("keys = [", f'keys = ["{public}", ').replace(", ]", "]")
    KEYS.write_text(listed, encoding="utf-8")
    print(f"Khóa công khai {public} đã vào {KEYS.relative_to(ROOT)}")


def sign(path: Path, system: str) -> None:
    """Write the update file of the artefact that was built for `system`."""
    key = path.read_bytes()
    program = single_file(system)
    target = program.with_name(f"MotCua-{VERSION}-{system}{SUFFIX}")
    content = program.read_bytes()
    target.write_bytes(sign_update(content, version=VERSION, system=system, key=key))
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
