"""The office's own Word template: filled, guarded, its errors told with the place."""

import io
import zipfile
from random import Random

import docx
import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.documents.template_fields import template_fields
from motcua_desktop.documents.word_template import fill_template
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.errors import TemplateFaultError
from motcua_desktop.services.rows.slips import SupplementSheet
from tests.builders import act, received
from tests.documents.reading import word_text
from tests.documents.slip_samples import NEW, SAMPLES
from tests.documents.word_template import template

SHEET = SAMPLES["phieu-bo-sung"][f"typical-{NEW}"]
assert isinstance(SHEET, SupplementSheet)
FIELDS = template_fields(SHEET)


def test_a_template_is_filled_with_the_fields_of_the_slip() -> None:
    made = template(
        "Số: {{ so }} ngày {{ ngay_lap }}",
        "Kính gửi {{ ong_ba }}{% if email %}, {{ email }}{% endif %}",
        "{%p for it in noi_dung_bo_sung %}",
        "{{ it.stt }}. {{ it.noi_dung }}",
        "{%p endfor %}",
        "Lý do: {{ ly_do }}",
        header="Mã hồ sơ: {{ ma_ho_so }}",
    )
    file = fill_template(made, FIELDS)
    assert file == fill_template(made, FIELDS)
    assert word_text(file).splitlines() == [
        "Số: 61/HDHS ngày ngày 08 tháng 7 năm 2026",
        "Kính gửi Bà Nguyễn Thị Hoa, hoa.nt@example.vn",
        "1. Tờ khai: bổ sung chữ ký của người yêu cầu",
        "2. Giấy tờ chứng minh nơi cư trú trước đây (01 bản sao)",
        f"Lý do: {FIELDS['ly_do']}",
    ]
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        header = package.read("word/header1.xml").decode()
    assert "Mã hồ sơ: H99.21-260706-0015" in header


@pytest.mark.parametrize("form", list(SAMPLES))
def test_every_field_of_every_paper_can_be_shown(form: str) -> None:
    for sheet in SAMPLES[form].values():
        fields = template_fields(sheet)
        simple = [name for name, value in fields.items() if isinstance(value, str)]
        lists = {name: rows for name, rows in fields.items() if name not in simple}
        lines = [f"{name}={{{{ {name} }}}}" for name in simple]
        for name, rows in lists.items():
            keys = " ".join(f"{{{{ it.{key} }}}}" for key in (rows[0] if rows else ()))
            rows_of = ("{%tr for it in " + name + " %}", keys, "{%tr endfor %}")
            shown = word_text(fill_template(template("x", rows=rows_of), fields))
            for row in rows:
                assert " ".join(" ".join(row.values()).split()) in " ".join(
                    shown.split()
                )
        shown = word_text(fill_template(template(*lines), fields))
        assert all(f"{name}={fields[name]}" in shown for name in simple)


def test_five_hundred_hostile_names_arrive_as_typed() -> None:
    random = Random(1)
    letters = "&<>\"'{}%#\\aăâđêôơư Nguyễn"
    drawn = (
        "".join(random.choices(letters, k=random.randint(1, 40))) for _ in "x" * 500
    )
    # docxtpl has its own way to write braces: not a name that anybody bears.
    names = [name.strip() for name in drawn if "_" not in name]
    made = template(
        "{%p for it in danh_sach %}", "Chủ hồ sơ: {{ it.ten }}!", "{%p endfor %}"
    )
    shown = word_text(fill_template(made, {"danh_sach": [{"ten": it} for it in names]}))
    assert shown.splitlines() == [f"Chủ hồ sơ: {name}!" for name in names]
    assert len(names) == 500


@pytest.mark.parametrize(
    ("line", "why", "place"),
    [
        ("Gửi {{ ten_khong_co }}.", "không có trường “ten_khong_co”", "Gửi {{ ten"),
        ("{{ giay_to_dau.ten }}", "không có trường “giay_to_dau”", "{{ giay"),
        ("{% if so %} có", "thiếu {% endif %}", ""),
        ("{% for it in noi_dung_bo_sung %}x", "thiếu {% endfor %}", ""),
        ("Số {{ so }", "trường hoặc lệnh viết sai", ""),
        ("{% khong %}", "không có lệnh “khong”", "{% khong %}"),
        ("{{ so|indent }}", "bộ lọc “indent” không được phép", "{{ so|indent }}"),
        ("{% set a = 1 %}", "có lệnh không được phép", "{% set a = 1 %}"),
        ("{{ 'a' * 1000000000 }}", "có lệnh không được phép", "{{ 'a'"),
        ("{{ range(10) }}", "có lệnh không được phép", "{{ range"),
    ],
)
def test_an_error_is_told_in_vietnamese_with_the_place(
    line: str, why: str, place: str
) -> None:
    with pytest.raises(TemplateFaultError) as caught:
        fill_template(template("Dòng đầu", line, "Dòng cuối"), FIELDS)
    assert why in caught.value.wrong
    assert place in caught.value.wrong
    assert "Dòng đầu" not in caught.value.wrong


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ so.__class__ }}",
        "{{ so['__class__'] }}",
        "{{ so|attr('__class__') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ config }}",
        "{{ namespace() }}",
        "{{ joiner() }}",
        "{{ so.format(so) }}",
        "{{ '{0.__class__}'.format(so) }}",
        "{{ noi_dung_bo_sung.append(1) }}",
        "{{ noi_dung_bo_sung.pop() }}",
        "{{ noi_dung_bo_sung|map('upper')|list }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for a in noi_dung_bo_sung recursive %}{{ loop(a) }}{% endfor %}",
        "{{ (1).__class__.__base__.__subclasses__() }}",
        "{% with a = so %}{{ a }}{% endwith %}",
        "{{ 2 ** 100000000 }}",
        "{% for a in so %}" * 3 + "x" + "{% endfor %}" * 3,
    ],
)
def test_a_template_can_do_nothing_but_show(attack: str) -> None:
    with pytest.raises(TemplateFaultError):
        fill_template(template(attack), FIELDS)
    with pytest.raises(TemplateFaultError):
        fill_template(template("x", header=attack), FIELDS)


def test_what_is_no_word_file_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("x.txt", b"x")
    for file in (b"", b"PK", b"%PDF", bomb.getvalue(), other.getvalue(), b"x" * 6**9):
        with pytest.raises(TemplateFaultError):
            fill_template(file, FIELDS)


def test_fields_in_the_properties_are_refused() -> None:
    word = docx.Document(io.BytesIO(template("x")))
    word.core_properties.title = "{{ so }}"
    file = io.BytesIO()
    word.save(file)
    with pytest.raises(TemplateFaultError, match="thuộc tính"):
        fill_template(file.getvalue(), FIELDS)


def test_the_built_in_form_stands_in_for_a_broken_template(office: OpenOffice) -> None:
    number = received(office)
    act(office, number, Step.REQUEST_SUPPLEMENT, reason="thiếu giấy tờ")
    name = SlipKind.SUPPLEMENT.value
    folder = office.slips.word_files.templates
    folder.mkdir(parents=True)
    path = folder / f"{name}.docx"
    path.write_bytes(template("Riêng: {{ so }}"))
    own = office.slips.editable(name, number)
    assert (own.trouble, word_text(own.content)) == (None, "Riêng: 01/HDHS\n")
    path.write_bytes(template("Riêng: {{ so_hieu }}"))
    built_in = office.slips.editable(name, number)
    assert "không có trường “so_hieu”" in str(built_in.trouble)
    assert "PHIẾU YÊU CẦU BỔ SUNG" in word_text(built_in.content)
    path.unlink()
    assert office.slips.editable(name, number).trouble is None
