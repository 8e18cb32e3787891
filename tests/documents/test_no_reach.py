"""Papers are made of what they are given: no net, program or file is reached for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ROOT

_MAKE = """
import json, sys
from tests.documents.slip_samples import SAMPLES
from tests.documents.test_forms import form_named, named, typical
from motcua_desktop.documents.docx_slips import render_slip_docx
from motcua_desktop.documents.pdf import page_counts, render_pdf

attacks = [
    "<img src='http://127.0.0.1:9/x'/>", "<img src='file:///etc/passwd'/>",
    "<a href='file:///etc/passwd'>x</a>", "<include src='/etc/passwd'/>",
    "<para><font color=\\"[ [ getattr(pow, Word('__globals__'))['os'].system("
    "'touch {mark}') for Word in [ orgTypeFun('Word', (str,), {{}}) ] ] ] and "
    "'red'\\">x</font></para>".format(mark=sys.argv[1]),
]
reached, listens = [], False
OUTSIDE = ("socket.", "subprocess.", "urllib.", "os.system", "os.exec", "os.posix")

def hear(event, words):
    if not listens:
        return
    if event == "open":
        is_bad = set(str(words[1] or "")) & set("wax+") or "/etc/" in str(words[0])
    else:
        is_bad = event.startswith(OUTSIDE)
    if is_bad:
        reached.append([event, str(words)[:200]])

def make():
    count = 0
    for form in SAMPLES:
        described = form_named(form)
        for attack in attacks:
            sheet = named(typical(form), attack)
            made = described.document(sheet, described.papers[-1])
            render_pdf(made)
            render_slip_docx(made, page_counts(made))
            count += 1
    return count

make()
sys.addaudithook(hear)
listens = True
count = make()
listens = False
print(json.dumps([count, reached]))
"""


@pytest.mark.slow
def test_no_paper_reaches_for_anything(tmp_path: Path) -> None:
    mark = tmp_path / "đã chạy"
    made = subprocess.run(
        [sys.executable, "-c", _MAKE, str(mark)],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    count, reached = json.loads(made.stdout)
    assert count > 40
    assert reached == []
    assert not mark.exists()
    assert list(tmp_path.iterdir()) == []
