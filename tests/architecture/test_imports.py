"""The law of imports (docs/architecture.md), one test for each row of it."""

from pytest_archon import archrule

from tests.architecture.source import ROOT, imported, modules

OURS = "motcua_desktop"
LAYERS = ("services", "storage", "documents", "exchange", "devices", "cli", "ui")


def _not(*packages: str) -> list[str]:
    return [f"{OURS}.{name}*" for name in packages]


def test_the_domain_knows_only_text_and_the_standard_library() -> None:
    for path, tree in modules().items():
        if path.parts[1] != "domain":
            continue
        ours = {name for name in imported(tree) if name.startswith(OURS)}
        foreign = {
            name
            for name in ours
            if not name.startswith((f"{OURS}.domain", f"{OURS}.text"))
        }
        assert not foreign, f"{path}: {foreign}"


def test_the_domain_imports_no_library_even_indirectly() -> None:
    archrule("domain", comment="rules stay in the middle").match(
        f"{OURS}.domain*"
    ).should_not_import(
        *_not(*LAYERS, "resources", "bootstrap", "incidents"),
        "peewee",
        "reportlab*",
        "docx*",
        "tkinter*",
        "customtkinter*",
    ).check(OURS)


def test_services_declare_ports_and_know_no_rim() -> None:
    archrule("services").match(f"{OURS}.services*").should_not_import(
        *_not("storage", "documents", "ui", "cli", "exchange", "bootstrap"),
        "peewee",
        "reportlab*",
        "docx*",
        "tkinter*",
    ).check(OURS)


def test_storage_knows_ports_and_rows_of_the_services_only() -> None:
    allowed = (
        f"{OURS}.services.ports",
        f"{OURS}.services.rows",
        f"{OURS}.services.errors",
    )
    _only_these_services("storage", allowed)
    archrule("storage").match(f"{OURS}.storage*").should_not_import(
        *_not("ui", "documents", "cli", "exchange", "bootstrap"), "tkinter*"
    ).check(OURS)


def test_documents_know_ports_and_rows_of_the_services_only() -> None:
    allowed = (
        f"{OURS}.services.ports",
        f"{OURS}.services.rows",
        f"{OURS}.services.errors",
    )
    _only_these_services("documents", allowed)
    archrule("documents").match(f"{OURS}.documents*").should_not_import(
        *_not("ui", "storage", "cli", "exchange", "bootstrap"), "tkinter*", "peewee"
    ).check(OURS)


def _only_these_services(package: str, allowed: tuple[str, ...]) -> None:
    for path, tree in modules().items():
        if path.parts[1] != package:
            continue
        services = {
            name for name in imported(tree) if name.startswith(f"{OURS}.services.")
        }
        foreign = {name for name in services if not name.startswith(allowed)}
        assert not foreign, f"{path}: {foreign}"


def test_reading_apart_knows_nothing_of_ours() -> None:
    archrule("apart").match(f"{OURS}.apart*").should_not_import(
        *_not(*LAYERS, "domain", "resources", "bootstrap", "incidents")
    ).check(OURS)


def test_devices_know_only_ports_and_errors_of_the_services() -> None:
    _only_these_services(
        "devices", (f"{OURS}.services.ports", f"{OURS}.services.errors")
    )
    archrule("devices").match(f"{OURS}.devices*").should_not_import(
        *_not("ui", "storage", "documents", "cli", "exchange", "bootstrap"), "tkinter*"
    ).check(OURS)


def test_screens_know_services_and_domain_but_no_rim() -> None:
    archrule("ui").match(f"{OURS}.ui*").should_not_import(
        *_not("storage", "documents", "cli", "exchange", "bootstrap"), "peewee"
    ).check(OURS)


def test_presenters_know_no_tk() -> None:
    presenters = {
        path: tree
        for path, tree in modules().items()
        if path.name in {"presenter.py", "state.py"}
    }
    assert presenters
    for path, tree in presenters.items():
        tk = {name for name in imported(tree) if "tkinter" in name}
        assert not tk, f"{path}: {tk}"


def test_views_know_no_services() -> None:
    views = {path: tree for path, tree in modules().items() if path.name == "view.py"}
    assert views
    for path, tree in views.items():
        services = {
            name
            for name in imported(tree)
            if name.startswith(f"{OURS}.services") and ".rows" not in name
        }
        assert not services, f"{path}: {services}"


def test_each_library_has_one_home() -> None:
    homes = {
        "peewee": ("motcua_desktop/storage",),
        "argon2": ("motcua_desktop/storage/passwords.py",),
        "reportlab": ("motcua_desktop/documents/pdf", "motcua_desktop/documents/bar"),
        "docx": ("motcua_desktop/documents/docx",),
        "docxtpl": ("motcua_desktop/documents/word_template.py",),
        "jinja2": ("motcua_desktop/documents/word_template.py",),
        "tkinter": ("motcua_desktop/ui",),
        "customtkinter": ("motcua_desktop/ui",),
        "python_calamine": ("motcua_desktop/exchange",),
        "xlsxwriter": ("motcua_desktop/exchange", "motcua_desktop/documents/chart"),
        "pypdfium2": (
            "motcua_desktop/exchange/report_files.py",
            "motcua_desktop/devices",
        ),
        "threading": (
            "motcua_desktop/ui/tasks.py",
            "motcua_desktop/apart/asking.py",
        ),
        "queue": ("motcua_desktop/ui/tasks.py",),
    }
    for path, tree in modules().items():
        for name in imported(tree):
            library = name.split(".")[0]
            home = homes.get(library)
            assert home is None or path.as_posix().startswith(home), f"{path}: {name}"


def test_the_leaves_stay_leaves() -> None:
    for leaf in (
        *("text.py", "resources.py", "incidents.py", "desktop.py"),
        "collecting.py",
    ):
        (tree,) = [tree for path, tree in modules().items() if path.parts[1] == leaf]
        assert not [name for name in imported(tree) if name.startswith(OURS)], leaf


def test_drafts_are_kept_in_one_place_only() -> None:
    """What is typed holds names: it is sealed where the office is encrypted."""
    for path, tree in modules().items():
        names = {name for name in imported(tree) if "kept_file" in name}
        if path.parts[1] == "ui" and names:
            source = (ROOT / path).read_text(encoding="utf-8")
            assert "keep_whole" not in source, path
