"""Starts the program: its window, or one command of its command line."""

import os
import sys
from typing import Any

from motcua_desktop.apart.answering import answer
from motcua_desktop.apart.asking import READER
from motcua_desktop.collecting import loading
from motcua_desktop.desktop import DATABASE, tell
from motcua_desktop.incidents import record
from motcua_desktop.readers import READERS

_UNEXPECTED = 3
_INTERRUPTED = 130


def start() -> int:
    """Run the program; whatever happens, no traceback is shown."""
    try:
        if sys.argv[1:2] == [READER]:
            return answer(sys.argv[2:], READERS)
        spare_server_driver([*sys.argv[1:], os.environ.get(DATABASE, "")])
        with loading():
            from motcua_desktop.cli.main import main  # noqa: PLC0415 a reader needs none

        return main(sys.argv[1:])
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; what was answered stands
        return 0
    except Exception as error:  # noqa: BLE001 the outermost net
        number = record(error)
        if sys.argv[1:2] == [READER]:
            return _UNEXPECTED  # who asked hears no end, and tells it in a sentence
        tell(
            f"Có lỗi ngoài dự kiến, số {number} trong nhật ký. "
            "Dữ liệu đã lưu vẫn nguyên; báo số này cho người hỗ trợ."
        )
        return _UNEXPECTED


def spare_server_driver(words: list[str]) -> None:
    """Leave out the driver of servers where none of the start's `words` names one.

    peewee takes in every driver that it finds, and this one costs the desk of one
    person 17 MiB and a tenth of a second.
    """
    if not any("postgres" in word for word in words):
        absent: Any = None  # a name that stands for nothing refuses its import
        sys.modules["psycopg"] = absent


if __name__ == "__main__":
    sys.exit(start())
