"""Makes docs/pictures/*.png: every screen of the window over one fixed scene.

Call it under a display of 1366 × 768 at 96 dpi, without arguments:
xvfb-run -s "-screen 0 1366x768x24 -dpi 96" python build/pictures.py
Needs `import` (ImageMagick). The scene is that of the tests: Monday 23/11/2026, 09:42.

To look at the other sizes and themes: the window fills the display and takes its scale
from it (-dpi 144 is 150 %); `--dark` shows all of it dark, `--into out/pictures/hd-toi`
leaves the pictures of the guide alone, `--only` takes the scenes named.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tkinter import Misc

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures"
NUMBER = "H26.12-261118-0012"
ANOTHER = "H26.12-261117-0031"
ATTACHED = "H26.12-261118-0012"
SCANS = (
    ("Căn cước công dân hai mặt.pdf", 412_000),
    (
        "Trích lục khai sinh bản cũ, tờ khai, giấy xác nhận nơi ở.pdf",
        3_460_000,
    ),
    ("ảnh thẻ.pdf", 96_000),
    ("đơn.docx.pdf", 20_000),
)
OLD = "H26.12-261120-0038"
RESULTS = ("H26.12-261118-0002", "H26.12-261116-0027", "H26.12-261119-0011")

OLD_HEAD = (
    "STT;Mã số hồ sơ;Mã TTHC;Họ và tên chủ hồ sơ;Số CCCD;Địa chỉ;SĐT;Ngày nhận;"
    "Ngày hẹn trả kết quả;Ngày trả;Hình thức nộp;Người viết sổ"
)
OLD_NAMES = (
    ("Nguyễn Thị Hoa", "trực tiếp"),
    ("Trần Văn Bình", "trực tiếp"),
    ("Lê Thị Ngọc Ánh", "trực tuyến"),
    ("", "trực tiếp"),
    ("Phạm Minh Đức", "bưu điện"),
    ("Đặng Thị Thu Ưởng", "trực tiếp"),
    ("Vũ Văn Hải", "fax"),
    ("Hoàng Thị Kim Liên", "trực tiếp"),
    ("Công ty TNHH Thương mại và Dịch vụ Hòa Bình", "trực tuyến"),
    ("Bùi Văn Nam", "trực tiếp"),
    ("Đỗ Thị Mai", "trực tiếp"),
)
OLD_BOOK = (
    OLD_HEAD,
    *(
        f"{n};;1.004884;{name};0011950078{n:02d};Thôn {n % 7 + 1}, xã An Hòa;"
        f"0912 345 6{n:02d};{n % 27 + 1:02d}/01/2026;;{n % 27 + 1:02d}/02/2026;"
        f"{way};Hà"
        for n, (name, way) in enumerate(OLD_NAMES, start=1)
    ),
    "12;;1.004884;Lý Thị Sen;001195007812;Thôn 2;0912345613;32/01/2026;;;;Hà",
)
NEW_CATALOGUE = (
    "Mã TTHC;Tên TTHC;Lĩnh vực;Cấp thực hiện;Quyết định công bố;Thời hạn;Phí, lệ phí",
    *(
        f"{code};Thủ tục {name};{sector};xã;1872/QĐ-UBND;{limit};{fee}"
        for code, name, sector, limit, fee in (
            ("1.004884", "đăng ký lại khai sinh", "Hộ tịch", "9 ngày làm việc", 0),
            ("2.000908", "cấp bản sao từ sổ gốc", "Chứng thực", "trong ngày", 0),
            ("2.000815", "chứng thực bản sao", "Chứng thực", "trong ngày", 2000),
        )
    ),
)
NOTICE = (
    "Ngày;Loại;Tên;Nguồn",
    "27/11/2026;nghỉ hoán đổi;Nghỉ hoán đổi với 28/11;TB 512/TB-BNV",
    "28/11/2026;làm bù;Làm bù cho 27/11;TB 512/TB-BNV",
    "01/01/2027;nghỉ lễ;Tết Dương lịch;TB 6150/TB-BLĐTBXH",
)


class Camera:
    """Puts the window into a state and takes its picture."""

    def __init__(self, folder: Path, target: Path, *, is_dark: bool) -> None:
        from motcua_desktop.resources import asset  # noqa: PLC0415 after the path
        from motcua_desktop.ui.app import MainWindow  # noqa: PLC0415
        from motcua_desktop.ui.fonts import load_fonts  # noqa: PLC0415
        from motcua_desktop.ui.kit import Kit  # noqa: PLC0415
        from motcua_desktop.ui.opened import screen_scale  # noqa: PLC0415
        from motcua_desktop.ui.widgets.ctk_repairs import (  # noqa: PLC0415
            Window,
            apply_scale,
        )
        from tests.ui.driver import Driver  # noqa: PLC0415
        from tests.ui.fakes import FakePrinter  # noqa: PLC0415
        from tests.ui.scene import full_office  # noqa: PLC0415

        load_fonts(asset("fonts/ui"))
        root = Window()
        root.geometry(f"{root.winfo_screenwidth()}x{root.winfo_screenheight()}+0+0")
        apply_scale(scale := screen_scale(root))
        kit = Kit(root, is_dark=is_dark, scale=scale)
        office, printer = full_office(folder), FakePrinter()
        window = MainWindow(root, kit, office, folder=folder, printer=printer)
        self.driver = Driver(window, office, printer)
        self._target = target
        window.go("worklist")
        _with_keyboard(root)
        self.driver.settle()

    def take(self, name: str) -> None:
        """Take the picture `name` of the window as it is."""
        self.driver.settle()
        root = self.driver.root
        is_time = [False]
        root.after(180, lambda: is_time.append(True))
        self.driver.wait_until(lambda: is_time[-1])
        _photograph(self._target / f"{name}.png")

    def worklist(self) -> None:
        """Bàn làm việc, search, keys."""
        driver = self.driver
        driver.window.go("worklist")
        driver.settle()
        driver.window.focus_search()
        self.take("ban-lam-viec")
        self._submissions()
        driver.write("nguyễn")
        self.take("tim-kiem")
        driver.window.frame.top.clear()
        driver.window.keys.press("F1")
        self.take("phim-tat")
        driver.window.keys.press("Esc")

    def _submissions(self) -> None:
        """Hồ sơ trực tuyến: three wait, the first of them too long."""
        from tests.builders import a_request  # noqa: PLC0415 after the path

        driver, office = self.driver, self.driver.office
        people = ("Lò Thị Hạnh", "Nguyễn Thị Thu Hà", "Đỗ Minh Quân")
        for place, name in enumerate(people):
            at = office.moment - timedelta(hours=(96, 17, 1)[place])
            asked = replace(
                a_request(name), procedure="1.004884", received_at=at, note="Nộp lần 1"
            )
            office.real.submissions.register(f"G09.99.01-26112{place}", asked)
        driver.window.keys.press("Ctrl+7")
        driver.settle()
        self.take("ho-so-truc-tuyen")
        driver.window.keys.press("Esc")

    def intake(self) -> None:
        """Tiếp nhận: the list open, filled, an error."""
        driver = self.driver
        driver.window.go("intake")
        driver.settle()
        screen = driver.screen()
        screen.procedure.focus_field()
        driver.write("khai sinh")
        driver.press("<Down>", "<Down>")
        self.take("tiep-nhan-chon-thu-tuc")
        driver.press("<Return>")
        driver.write("001195007803")
        driver.press("<Return>")
        driver.window.keys.press("Ctrl+D")
        driver.settle()
        screen.buttons[-1].focus_set()
        self.take("tiep-nhan")
        driver.window.keys.press("F7")
        self.take("han-tung-ngay")
        driver.window.keys.press("Esc")
        self._counter_slip()
        phone = screen.fields.boxes["phone"]
        phone.fill("không có")
        screen._intents.typed("phone", "không có")  # noqa: SLF001 as typed
        driver.window.keys.press("Ctrl+Enter")
        self.take("tiep-nhan-loi")
        driver.screen("intake")._intents._sheet.set(  # noqa: SLF001 as a print fails
            line="Chưa in được: máy in LBP2900 không trả lời. Bật máy in rồi thử lại. "
            "Hồ sơ đã lưu, mã H26.12-261123-0015. In lại: Ctrl+P",
            line_is_wrong=True,
        )
        self.take("tiep-nhan-may-in")
        driver.window.keys.press("Ctrl+R")
        driver.settle()

    def _counter_slip(self) -> None:
        """Phiếu tại quầy: a paper is missing, so the form says most of the slip."""
        driver = self.driver
        papers = driver.screen("intake")._intents.papers  # noqa: SLF001 as unticked
        kept = driver.screen("intake")._shown.papers  # noqa: SLF001
        papers.paper_changed(1, replace(kept[1], is_ticked=False))
        driver.window.keys.press("F6")
        driver.wait_until(driver.has_panel)
        driver.settle()
        driver.window.screen("intake").counter._view.asking.fields["reason"].fill(  # noqa: SLF001
            "hồ sơ chưa đủ giấy tờ theo quy định của thủ tục"
        )
        self.take("phieu-tai-quay")
        driver.window.keys.press("Esc")
        driver.window.keys.press("Ctrl+D")
        driver.settle()

    def dossiers(self) -> None:
        """Hồ sơ and Chi tiết hồ sơ, one step."""
        driver = self.driver
        driver.window.go("dossiers")
        driver.settle()
        driver.press("<Down>", "<Down>", "<Down>")
        self.take("ho-so")
        driver.press("<space>", "<Down>", "<space>", "<Down>", "<Down>", "<space>")
        self.take("ho-so-da-chon")
        driver.press("<Escape>")
        driver.window.open_dossier(NUMBER)
        driver.settle()
        driver.window.keys.press("Ctrl+P")
        driver.settle()
        driver.window.frame.toast.hide()
        self.take("chi-tiet-ho-so")
        driver.window.keys.press("Ins")
        driver.settle()
        driver.write("Người nộp hẹn đến lấy sau 15 giờ, gọi trước")
        self.take("ghi-chu-ho-so")
        driver.window.keys.press("Ctrl+Enter")
        driver.settle()
        driver.window.frame.toast.hide()
        self.take("chi-tiet-ho-so-ghi-chu")
        driver.window.keys.press("F8")
        self.take("ghi-co-ket-qua")
        driver.window.keys.press("Esc")

    def anonymised(self) -> None:
        """Chi tiết hồ sơ of an old dossier: taken last, its name is gone for good."""
        from motcua_desktop.domain.events import DossierAnonymised  # noqa: PLC0415
        from motcua_desktop.domain.people import ANONYMOUS, Applicant  # noqa: PLC0415
        from motcua_desktop.domain.retention import without_person  # noqa: PLC0415

        driver = self.driver
        kept = driver.office.kept[OLD]
        dossier = kept.dossier
        dossier.applicant = Applicant(ANONYMOUS)
        dossier.apply(DossierAnonymised(datetime(2026, 11, 23, 8, 5), "12/QĐ-UBND"))
        kept.events = [without_person(event) for event in kept.events]
        driver.window.open_dossier(OLD)
        driver.settle()
        self.take("chi-tiet-ho-so-an-danh")

    def returning(self) -> None:
        """Trả kết quả: three scanned, one who comes for another."""
        driver = self.driver
        driver.window.go("returning")
        driver.settle()
        for number in RESULTS:
            driver.write(number)
            driver.press("<Return>")
        self.take("tra-ket-qua")
        driver.screen().taker.choices["taker"].parts[2].invoke()
        driver.window.keys.press("F9")
        driver.settle()
        self.take("tra-ket-qua-uy-quyen")
        driver.window.keys.press("Ctrl+R")
        driver.settle()

    def deadlines(self) -> None:
        """Theo dõi hạn: the board and its list, a day of the month."""
        driver = self.driver
        driver.window.go("deadlines")
        driver.settle()
        self.take("theo-doi-han")
        driver.window.keys.press("F3")
        driver.press("<Right>", "<Right>")
        self.take("theo-doi-han-thang")

    def books(self) -> None:
        """Sổ và biểu."""
        driver = self.driver
        driver.window.go("books")
        driver.settle()
        self.take("so-va-bieu")

    def imports(self) -> None:
        """Nhập từ tệp: an old tracking book, the province's catalogue; the guide."""
        driver = self.driver
        for screen, name, lines in (
            ("books", "nhap-tu-tep", OLD_BOOK),
            ("catalogue", "nhap-danh-muc", NEW_CATALOGUE),
            ("calendar", "nap-thong-bao", NOTICE),
        ):
            self._show_file(name, lines)
            driver.window.go(screen)
            driver.settle()
            driver.window.keys.press("F6")
            driver.wait_until(driver.has_panel)
            self.take(name)
            if screen == "books":
                driver.window.keys.press("F1")
                driver.settle()
                self.take("huong-dan-tren-bang")
                driver.window.keys.press("Esc")
        driver.window.keys.press("Esc")
        self._show_file("nhap-tu-tep", OLD_BOOK)

    def _show_file(self, name: str, lines: Sequence[str]) -> None:
        """Let the system's dialog choose a file with these lines."""
        window = self.driver.window
        file = window._parts.folder / f"{name}.csv"  # noqa: SLF001 its folder
        file.write_text("\n".join(lines), encoding="utf-8")
        panel = window._over.import_panel  # noqa: SLF001 its dialog
        panel.choose_file = lambda **_options: str(file)

    def attachments(self) -> None:
        """Tệp đính kèm: three of them, one refused; the question before one goes."""
        driver = self.driver
        driver.window.open_dossier(ATTACHED)
        driver.settle()
        driver.window.keys.press("F3")
        driver.settle()
        files = [self._scan(name, size) for name, size in SCANS]
        panel = driver.window.screen("dossier")._attachments._view  # noqa: SLF001
        panel.choose_files = lambda **_options: files
        driver.window.keys.press("Ins")
        driver.settle()
        driver.window.frame.toast.hide()
        self.take("tep-dinh-kem")
        driver.window.keys.press("Delete")
        driver.settle()
        self.take("bo-tep-dinh-kem")
        driver.window.keys.press("Esc")
        driver.window.keys.press("Esc")
        driver.settle()

    def _scan(self, name: str, size: int) -> str:
        path = self.driver.window._parts.folder / name  # noqa: SLF001 its folder
        lead = b"MZ" if name.endswith(".docx.pdf") else b"%PDF-1.7 "
        path.write_bytes(lead.ljust(size, b"0"))
        return str(path)

    def papers(self) -> None:
        """Giấy, phiếu: the list, a look, where to print, the queue."""
        from motcua_desktop.services.errors import PrinterError  # noqa: PLC0415

        driver, spooler = self.driver, self.driver.office.spooler
        driver.window.open_dossier(ANOTHER)
        driver.settle()
        driver.window.keys.press("F9")
        driver.settle()
        driver.window.keys.press("F3")
        self.take("xem-truoc-phieu")
        driver.window.keys.press("Esc")
        driver.settle()
        spooler.names, spooler.bins = ("Canon LBP2900",), ("Tray1", "Tray2")
        driver.press("<Return>")
        driver.press("<Down>", "<Down>")
        self.take("chon-may-in")
        driver.press("<Return>")
        driver.window.keys.press("Ctrl+Enter")
        driver.settle()
        driver.window.frame.toast.hide()
        self.take("giay-phieu")
        spooler.failure = PrinterError(
            "Canon LBP2900", "máy in tắt hoặc không có trên máy này"
        )
        driver.press("<Return>")
        driver.settle()
        driver.window.keys.press("Alt+P")
        driver.settle()
        driver.press("<Down>")
        driver.window.frame.toast.hide()
        self.take("hang-doi-in")
        spooler.failure, spooler.names = None, ()
        driver.window.keys.press("Delete")
        driver.settle()
        driver.window.keys.press("Esc")

    def reports(self) -> None:
        """Báo cáo."""
        driver = self.driver
        driver.window.go("reports")
        driver.settle()
        presenter = driver.window.screen("reports")
        presenter.preset_chosen("running")
        self.take("bao-cao")
        for name in ("qua-han", "kenh-dvc", "can-bo"):
            presenter.report_chosen(name)
            self.take(f"bao-cao-{name}")
        presenter.report_chosen("cchc")
        presenter.part_chosen("texts")
        self.take("bao-cao-noi-dung")
        driver.window.keys.press("F9")
        driver.settle()
        self.take("bao-cao-phat-hanh")
        panel = driver.screen().issue_panel
        panel.fields["number"].fill("31")
        panel.fields["signed_on"].fill("23/11/2026")
        driver.window.keys.press("Ctrl+Enter")
        driver.settle()
        driver.window.frame.toast.hide()
        presenter.part_chosen("archive")
        self.take("bao-cao-kho")
        presenter.part_chosen("figures")

    def calendar(self) -> None:
        """Lịch làm việc: the year, a day closed, a year to be expected."""
        driver = self.driver
        driver.window.go("calendar")
        driver.settle()
        self.take("lich-lam-viec")
        driver.press("<Right>", "<Right>", "<Right>", "<Right>", "<space>")
        driver.window.screen("calendar").named("Cắt điện toàn xã, TB 214/TB-UBND")
        self.take("lich-thay-doi")
        driver.window.keys.press("Esc")
        driver.press("<Next>", "<Next>")
        self.take("lich-du-kien")
        driver.press("<Prior>", "<Prior>")

    def catalogue(self) -> None:
        """Danh mục: a procedure with its papers, its limit tried out."""
        driver = self.driver
        driver.window.go("catalogue")
        driver.settle()
        driver.write("khai sinh")
        driver.press("<Down>", "<Down>", "<Down>")
        self.take("danh-muc")
        driver.press("<F3>")
        field = driver.screen().panel.fields["desk"].entry
        field.delete(0, "end")
        driver.write("7 ngày làm việc")
        self.take("doi-thoi-han")
        driver.window.keys.press("Esc")
        driver.press("<F4>")
        papers = driver.screen().asking.texts["papers"].entry
        papers.insert("end-1c", "\nVăn bản ủy quyền (nếu có); một; 0")
        driver.window.keys.press("Ctrl+Enter")
        self.take("sua-giay-to")
        driver.window.keys.press("Esc")
        for name, picture in (("sectors", "linh-vuc"), ("units", "don-vi")):
            driver.window.open_register(name)
            self.take(picture)
            driver.window.keys.press("Esc")

    def registers(self) -> None:
        """Danh mục, sổ: chooser, feedback, an activity with errors, equipment."""
        driver = self.driver
        driver.window.open_register("feedback")
        driver.settle()
        self.take("so-phan-anh")
        driver.window.keys.press("F12")
        self.take("chon-so")
        driver.press("<Escape>")
        driver.window.open_register("activity")
        driver.settle()
        driver.window.keys.press("Ins")
        driver.settle()
        driver.write("32/13")
        driver.press("<Return>")
        driver.write("Kế hoạch")
        driver.window.keys.press("Ctrl+Enter")
        self.take("so-hoat-dong-loi")
        driver.window.keys.press("Ctrl+R")
        driver.window.open_register("equipment")
        driver.settle()
        driver.window.frame.toast.hide()
        driver.press("<Down>")
        self.take("so-thiet-bi")

    def admin(self) -> None:
        """Quản trị: settings, copies, the check done; a setting being changed."""
        driver = self.driver
        driver.office.backups = driver.office.real.backups
        driver.window.go("admin")
        driver.settle()
        for key in ("F11", "Shift+F11", "Ctrl+G"):
            driver.window.keys.press(key)
            driver.wait_until(lambda: driver.window.is_resting)
            driver.settle()
        driver.window.frame.toast.hide()
        self.name_folder()
        self.take("quan-tri")
        driver.screen().settings.select(4)
        driver.press("<Return>")
        self.take("quan-tri-sua")
        driver.press("<Escape>")
        self._set_up_again()

    def name_folder(self) -> None:
        """Name an office's folder: that of this run says nothing to a reader."""
        about = ("0.1.0", r"D:\MotCua-DuLieu", r"D:\MotCua-DuLieu\logs")
        for (_, value), words in zip(
            self.driver.screen().side.facts, about, strict=True
        ):
            value.show(words)

    def people(self) -> None:
        """Người dùng in Quản trị: the accounts, one more, the new recovery key."""
        from motcua_desktop.domain.accounts import Role  # noqa: PLC0415

        driver, word = self.driver, "mot cua An Hoa 2026"
        accounts = driver.office.real.accounts
        accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, word)
        accounts.log_in("ha", word)
        accounts.add("duc", "Trần Minh Đức", Role.LEADER, word)
        accounts.log_in("duc", word)
        accounts.log_in("ha", word)
        accounts.add("lan", "Lê Thị Lan", Role.CLERK, word)
        accounts.add("binh", "Lê Văn Bình", Role.CLERK, word)
        accounts.disable("binh")
        driver.window.go("admin")
        driver.window.keys.press("Ctrl+2")
        driver.settle()
        driver.press("<Down>")
        driver.window.frame.toast.hide()
        self.name_folder()
        self.take("nguoi-dung")
        driver.press("<Insert>")
        fields = driver.screen().panel.fields
        fields["name"].fill("Vũ Văn Hải")
        fields["login"].fill("hai")
        fields["password"].fill(word)
        fields["again"].fill("mot cua")
        driver.window.keys.press("Ctrl+Enter")
        driver.settle()
        self.take("nguoi-dung-them")
        driver.screen().close_panel()
        driver.press("<Control-h>")
        self.take("ma-hoa")
        driver.screen().close_panel()
        real = driver.office.real
        real.people.id_number(NUMBER)
        real.settings.change({"phone": ["0234 386 8000"]})
        driver.window.frame.toast.hide()
        driver.window.keys.press("Ctrl+3")
        driver.wait_until(lambda: driver.window.is_resting)
        driver.settle()
        self.name_folder()
        self.take("nhat-ky")

    def logo(self) -> None:
        """A logo at the head of the left bar."""
        from PIL import Image, ImageDraw  # noqa: PLC0415

        driver = self.driver
        path = driver.office.folder / "lo-go.png"
        drawn = Image.new("RGBA", (300, 300))
        pen = ImageDraw.Draw(drawn)
        pen.ellipse((10, 10, 290, 290), fill="#0D6A4B")
        pen.polygon(((150, 50), (250, 220), (50, 220)), fill="#F2C94C")
        drawn.save(path)
        logo = driver.office.real.logo
        logo.keep(logo.read(path))
        driver.window.changed("")
        driver.window.go("worklist")
        self.take("lo-go")
        logo.keep(b"")
        driver.window.changed("")

    def _set_up_again(self) -> None:
        """Thiết lập lại: a step as the office says it, and what will be written."""
        driver = self.driver
        driver.press("<F6>")
        driver.settle()
        words = driver.screen().panel._words  # noqa: SLF001 a folder of this run
        words.configure(
            text=re.sub(r" ở \S+\.$", r" ở D:\\MotCua-DuLieu.", words["text"])
        )
        self.take("thiet-lap-lai")
        for _ in range(2):
            driver.window.keys.press("Ctrl+Enter")
            driver.settle()
        fields = driver.screen().panel.fields
        fields["head_name"].fill("Trần Minh Đức")
        self.take("thiet-lap-lai-nguoi-ky")
        for _ in range(2):
            driver.window.keys.press("Ctrl+Enter")
            driver.settle()
        driver.screen().panel.fields["weekday"].fill("07:00-11:00, 13:30-16:30")
        for _ in range(2):
            driver.window.keys.press("Ctrl+Enter")
            driver.settle()
        self.take("thiet-lap-lai-ghi")
        driver.screen().close_panel()


def _dark(camera: Camera) -> None:
    camera.driver.window.switch_theme()
    seen = (
        "worklist",
        "intake",
        "dossiers",
        "dossier",
        "returning",
        "deadlines",
        "books",
        "reports",
    )
    camera.driver.window.screen("admin").part_chosen("settings")
    for screen in (*seen, "calendar", "catalogue", "registers", "admin"):
        camera.driver.window.go(screen)
        camera.driver.settle()
        if screen == "admin":
            camera.name_folder()
        camera.take(f"toi-{screen}")
    camera.driver.window.go("books")
    camera.driver.settle()
    camera.driver.window.keys.press("F6")
    camera.driver.wait_until(camera.driver.has_panel)
    camera.take("toi-nhap-tu-tep")
    camera.driver.window.keys.press("Esc")
    camera.driver.window.go("admin")
    for part, name in (("people", "toi-nguoi-dung"), ("log", "toi-nhat-ky")):
        camera.driver.window.screen("admin").part_chosen(part)
        camera.driver.wait_until(lambda: camera.driver.window.is_resting)
        camera.name_folder()
        camera.take(name)


def _first_start(folder: Path, target: Path, *, is_dark: bool) -> None:
    """Lần đầu mở: the panels over a folder without an office; then the door."""
    from motcua_desktop.door import OfficeDoor  # noqa: PLC0415 after the path
    from motcua_desktop.founding import OfficeFounding  # noqa: PLC0415
    from motcua_desktop.ui.screens.door.view import DoorWindow  # noqa: PLC0415
    from motcua_desktop.ui.screens.setup.view import SetupWindow  # noqa: PLC0415

    class Shown(OfficeFounding):
        """Names the folder of an office's computer, not of this one."""

        folder = Path("D:\\MotCua")

    door = OfficeDoor(folder / "moi", None)
    setup = SetupWindow(Shown(door), on_up=lambda _window: None)
    take = partial(_take_small, target)
    setup.kit.switch(is_dark=is_dark)

    def enter(**texts: str) -> None:
        for name, text in texts.items():
            setup.panel.fields[name].fill(text)

    def show() -> None:
        _with_keyboard(setup.root)
        enter(unit_name="Xã An Hòa")
        take(setup.root, "thiet-lap-1")
        enter(unit_code="H26.12")
        setup.panel.submit()
        enter(clerks="Trần Thị Thu Hà; Lê An")
        take(setup.root, "thiet-lap-2")
        setup.panel.submit()
        enter(head_name="Trần Minh Đức")
        take(setup.root, "thiet-lap-nguoi-ky")
        setup.panel.submit()
        take(setup.root, "thiet-lap-lo-go")
        setup.panel.submit()
        enter(typed="Đặng Thị Ưởng")
        take(setup.root, "thiet-lap-3")
        setup.panel.submit()
        setup.root.focus_lastfor().event_generate("<Right>")
        take(setup.root, "thiet-lap-4")
        setup.panel.submit()
        enter(password="mot cua An Hoa 2026", again="mot cua An Hoa 2026")  # noqa: S106
        setup.panel.submit()
        enter(last_group=setup.presenter.recovery_key[-4:])
        setup.panel.submit()

    setup.root.after(400, show)
    setup.run()
    door.office.accounts.log_out()
    entrance = DoorWindow(door, name="ha", on_up=lambda _window: None)
    entrance.kit.switch(is_dark=is_dark)

    def show_door() -> None:
        _with_keyboard(entrance.root)
        take(entrance.root, "dang-nhap")
        entrance.root.quit()

    entrance.root.after(400, show_door)
    entrance.run()
    door.close()


def _with_keyboard(root: Misc) -> None:
    """Give the keyboard to the field that has the focus, as a window manager would."""
    (root.focus_lastfor() or root).focus_force()
    # The pointer of a new screen rests in its middle, and marks what lies there; were
    # it outside the window, the keyboard would be there too.
    root.update()
    corner = root.winfo_width() - 2, root.winfo_height() - 2
    root.event_generate("<Motion>", warp=True, x=corner[0], y=corner[1])


def _take_small(target: Path, root: Misc, name: str) -> None:
    """Take the picture `name` of a window of one panel."""
    for _ in range(20):
        root.update()
    place = f"+{root.winfo_rootx()}+{root.winfo_rooty()}"
    size = f"{root.winfo_width()}x{root.winfo_height()}"
    _photograph(target / f"{name}.png", "-crop", size + place, "+repage")


def _photograph(path: Path, *treatment: str) -> None:
    subprocess.run(["import", "-window", "root", *treatment, str(path)], check=True)
    print(path)


SCENES: Mapping[str, Callable[[Camera], None]] = {
    scene.__name__: scene
    for scene in (
        Camera.worklist,
        Camera.intake,
        Camera.dossiers,
        Camera.returning,
        Camera.deadlines,
        Camera.books,
        Camera.imports,
        Camera.papers,
        Camera.attachments,
        Camera.reports,
        Camera.calendar,
        Camera.catalogue,
        Camera.registers,
        Camera.admin,
        Camera.logo,
        Camera.people,
    )
}


def main() -> None:
    """Take all pictures."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--into", type=Path, default=TARGET)
    words.add_argument("--dark", action="store_true")
    words.add_argument("--only", nargs="+", choices=list(SCENES))
    wanted = words.parse_args()
    target = wanted.into.resolve()
    target.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        if not wanted.only:
            _first_start(Path(folder), target, is_dark=wanted.dark)
        camera = Camera(Path(folder), target, is_dark=wanted.dark)
        for scene in wanted.only or SCENES:
            SCENES[scene](camera)
        if not wanted.only:
            _last(camera, is_dark=wanted.dark)
        camera.driver.window.close()


def _last(camera: Camera, *, is_dark: bool) -> None:
    if not is_dark:
        _dark(camera)
        camera.driver.window.switch_theme()
    camera.anonymised()


if __name__ == "__main__":
    main()
