"""Makes docs/pictures/*.png: every screen of the window over one fixed scene.

Call it under a display of 1366 × 768 at 96 dpi, without arguments:
xvfb-run -s "-screen 0 1366x768x24 -dpi 96" python build/pictures.py
Needs `import` (ImageMagick). The scene is that of the tests: Monday 23/11/2026, 09:42.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tkinter import Misc

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures"
NUMBER = "H26.12-261118-0012"
ANOTHER = "H26.12-261117-0031"
OLD = "H26.12-261120-0038"
RESULTS = ("H26.12-261118-0002", "H26.12-261116-0027", "H26.12-261119-0011")


class Camera:
    """Puts the window into a state and takes its picture."""

    def __init__(self, folder: Path) -> None:
        sys.path.insert(0, str(ROOT))
        from motcua_desktop.resources import asset  # noqa: PLC0415 after the path
        from motcua_desktop.ui.app import MainWindow  # noqa: PLC0415
        from motcua_desktop.ui.fonts import load_fonts  # noqa: PLC0415
        from motcua_desktop.ui.kit import Kit  # noqa: PLC0415
        from motcua_desktop.ui.widgets.ctk_repairs import Window  # noqa: PLC0415
        from tests.ui.driver import Driver  # noqa: PLC0415
        from tests.ui.fakes import FakePrinter  # noqa: PLC0415
        from tests.ui.scene import full_office  # noqa: PLC0415

        load_fonts(asset("fonts/ui"))
        root = Window()
        root.geometry("1366x768+0+0")
        kit, office, printer = Kit(root), full_office(folder), FakePrinter()
        window = MainWindow(root, kit, office, folder=folder, printer=printer)
        self.driver = Driver(window, office, printer)
        window.go("worklist")
        root.focus_force()
        self.driver.settle()

    def take(self, name: str) -> None:
        """Take the picture `name` of the window as it is."""
        self.driver.settle()
        root = self.driver.root
        is_time = [False]
        root.after(180, lambda: is_time.append(True))
        self.driver.wait_until(lambda: is_time[-1])
        path = TARGET / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], check=True)
        print(path.relative_to(ROOT))

    def worklist(self) -> None:
        """Bàn làm việc, search, keys."""
        driver = self.driver
        driver.window.go("worklist")
        driver.settle()
        driver.window.focus_search()
        self.take("ban-lam-viec")
        driver.write("nguyễn")
        self.take("tim-kiem")
        driver.window.frame.top.clear()
        driver.window.keys.press("F1")
        self.take("phim-tat")
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
        driver.window.keys.press("F8")
        self.take("ghi-co-ket-qua")
        driver.window.keys.press("Esc")

    def anonymised(self) -> None:
        """Chi tiết hồ sơ of an old dossier: taken last, its name is gone for good."""
        from motcua_desktop.domain.events import DossierAnonymised  # noqa: PLC0415
        from motcua_desktop.domain.people import ANONYMOUS, Applicant  # noqa: PLC0415

        driver = self.driver
        dossier = driver.office.kept[OLD].dossier
        dossier.applicant = Applicant(ANONYMOUS)
        dossier.apply(DossierAnonymised(datetime(2026, 11, 23, 8, 5), "12/QĐ-UBND"))
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
        # The folder of this run says nothing to a reader of the guide.
        about = [("Phiên bản", "0.1.0"), ("Dữ liệu", r"D:\MotCua-DuLieu")]
        for (_, value), (_, words) in zip(driver.screen()._facts, about, strict=False):  # noqa: SLF001
            value.show(words)
        driver.screen()._facts[2][1].show(r"D:\MotCua-DuLieu\logs")  # noqa: SLF001
        self.take("quan-tri")
        driver.screen().settings.select(4)
        driver.press("<Return>")
        self.take("quan-tri-sua")
        driver.press("<Escape>")


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
    for screen in (*seen, "calendar", "catalogue", "registers", "admin"):
        camera.driver.window.go(screen)
        camera.driver.settle()
        camera.take(f"toi-{screen}")


def _first_start(folder: Path) -> None:
    """Lần đầu mở: the panels over a folder without an office; then the door."""
    sys.path.insert(0, str(ROOT))
    from motcua_desktop.door import OfficeDoor  # noqa: PLC0415 after the path
    from motcua_desktop.founding import OfficeFounding  # noqa: PLC0415
    from motcua_desktop.ui.screens.door.view import DoorWindow  # noqa: PLC0415
    from motcua_desktop.ui.screens.setup.view import SetupWindow  # noqa: PLC0415

    class Shown(OfficeFounding):
        """Names the folder of an office's computer, not of this one."""

        folder = Path("D:\\MotCua")

    door = OfficeDoor(folder / "moi", None)
    setup = SetupWindow(Shown(door), on_up=lambda _window: None)

    def enter(**texts: str) -> None:
        for name, text in texts.items():
            setup.panel.fields[name].fill(text)

    def show() -> None:
        setup.root.focus_force()
        enter(unit_name="Xã An Hòa")
        _take_small(setup.root, "thiet-lap-1")
        enter(unit_code="H26.12")
        setup.panel.submit()
        enter(clerks="Trần Thị Thu Hà; Lê An")
        _take_small(setup.root, "thiet-lap-2")
        setup.panel.submit()
        enter(typed="Đặng Thị Ưởng")
        _take_small(setup.root, "thiet-lap-3")
        setup.panel.submit()
        setup.panel.choose("way", "with")
        _take_small(setup.root, "thiet-lap-4")
        setup.panel.submit()
        enter(password="mot cua An Hoa 2026", again="mot cua An Hoa 2026")  # noqa: S106
        setup.panel.submit()
        enter(last_group=setup.presenter.recovery_key[-4:])
        setup.panel.submit()

    setup.root.after(400, show)
    setup.run()
    door.office.accounts.log_out()
    entrance = DoorWindow(door, name="ha", on_up=lambda _window: None)

    def show_door() -> None:
        entrance.root.focus_force()
        _take_small(entrance.root, "dang-nhap")
        entrance.root.quit()

    entrance.root.after(400, show_door)
    entrance.run()
    door.close()


def _take_small(root: Misc, name: str) -> None:
    """Take the picture `name` of a window of one panel."""
    for _ in range(20):
        root.update()
    path = TARGET / f"{name}.png"
    area = ("-crop", "900x690+0+0", "+repage")
    subprocess.run(["import", "-window", "root", *area, str(path)], check=True)
    print(path.relative_to(ROOT))


def main() -> None:
    """Take all pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        _first_start(Path(folder))
        camera = Camera(Path(folder))
        scenes: tuple[Callable[[], None], ...] = (
            camera.worklist,
            camera.intake,
            camera.dossiers,
            camera.returning,
            camera.deadlines,
            camera.books,
            camera.papers,
            camera.reports,
            camera.calendar,
            camera.catalogue,
            camera.registers,
            camera.admin,
        )
        for scene in scenes:
            scene()
        _dark(camera)
        camera.driver.window.switch_theme()
        camera.anonymised()
        camera.driver.window.close()


if __name__ == "__main__":
    main()
