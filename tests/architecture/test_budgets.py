"""The budgets of the code: sizes, docstrings, broad excepts, forbidden calls."""

import ast
import itertools
import statistics
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.architecture.source import ROOT, functions, length, modules

FORBIDDEN_NAMES = ("Manager", "Helper", "Util", "Handler")
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_IMPORTS = {"pickle", "marshal", "shelve", "yaml", "dill", "jsonpickle"}
FORBIDDEN_DEEDS = {"os.system", "os.popen", "yaml.load"}
SQL_VERBS = (
    *("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "DROP ", "ALTER "),
    *("WITH ", "PRAGMA ", "VACUUM ", "ATTACH "),
)


def _percentile(sizes: list[int], share: float) -> int:
    return sorted(sizes)[min(int(len(sizes) * share), len(sizes) - 1)]


def test_modules_are_short() -> None:
    sizes = {
        path: len((ROOT / path).read_text(encoding="utf-8").splitlines())
        for path in modules()
    }
    lengths = list(sizes.values())
    assert [f"{path}: {size}" for path, size in sizes.items() if size > 400] == []
    assert _percentile(lengths, 0.9) <= 280
    assert statistics.median(lengths) <= 120


def test_functions_are_short() -> None:
    sizes = {
        f"{path}:{node.lineno} {node.name}": length(node)
        for path, tree in modules().items()
        for node in functions(tree)
    }
    lengths = list(sizes.values())
    assert [name for name, size in sizes.items() if size > 60] == []
    assert _percentile(lengths, 0.99) <= 50
    assert _percentile(lengths, 0.9) <= 22
    assert statistics.median(lengths) <= 6


def test_every_module_says_what_is_inside() -> None:
    silent = [str(path) for path, tree in modules().items() if not doc(tree)]
    assert silent == []


def doc(tree: ast.Module) -> str | None:
    return ast.get_docstring(tree)


def test_only_three_nets_catch_everything() -> None:
    broad = [
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node)
    ]
    assert len(broad) <= 3, broad


def _is_broad(node: ast.ExceptHandler) -> bool:
    names = ast.unparse(node.type) if node.type else "BaseException"
    return names in {"Exception", "BaseException"}


def test_no_class_is_a_manager_or_a_helper() -> None:
    bad = [
        f"{path}: {node.name}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(FORBIDDEN_NAMES)
    ]
    assert bad == []


def test_nothing_dangerous_is_called() -> None:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                assert not _is_dangerous(node), f"{path}:{node.lineno}"
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name.split(".")[0] for alias in node.names}
                assert not names & FORBIDDEN_IMPORTS, f"{path}:{node.lineno}"


def _is_dangerous(node: ast.Call) -> bool:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    uses_shell = any(
        keyword.arg == "shell" and ast.unparse(keyword.value) == "True"
        for keyword in node.keywords
    )
    is_forbidden = name in FORBIDDEN_CALLS or ast.unparse(node.func) in FORBIDDEN_DEEDS
    return is_forbidden or uses_shell


@pytest.mark.parametrize(
    "deed",
    [
        *("eval(x)", "exec(x)", "os.system(x)", "yaml.load(x)"),
        *("subprocess.run(x, shell=True)", "os.popen(x)"),
    ],
)
def test_the_look_for_dangerous_calls_bites(deed: str) -> None:
    call = ast.parse(deed, mode="eval").body
    assert isinstance(call, ast.Call)
    assert _is_dangerous(call)


def test_values_never_stand_in_the_text_of_a_statement() -> None:
    """Names of columns and conditions are put together in storage; values are marks."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if _is_built_sql(node):
                assert path.parts[1] == "storage", f"{path}:{node.lineno}"
                if path.name != "dialect.py":  # triggers, made of its own constants
                    assert not _quotes_a_value(node), f"{path}:{node.lineno}"


def _is_built_sql(node: ast.AST) -> TypeGuard[ast.JoinedStr | ast.BinOp | ast.Call]:
    text: ast.AST | None = None
    if isinstance(node, ast.JoinedStr):
        text = node.values[0] if node.values else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add):
        text = node.left
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        text = node.func.value if node.func.attr == "format" else None
    said = text.value if isinstance(text, ast.Constant) else ""
    return isinstance(said, str) and said.lstrip().startswith(SQL_VERBS)


def _quotes_a_value(node: ast.AST) -> bool:
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    return any(
        isinstance(part, ast.FormattedValue)
        and isinstance(before, ast.Constant)
        and str(before.value).rstrip().endswith(("'", '"', "LIKE"))
        for before, part in itertools.pairwise(parts)
    )


@pytest.mark.parametrize(
    ("statement", "is_quoted"),
    [
        ("f\"SELECT 1 FROM dossier WHERE name = '{name}'\"", True),
        ('f"SELECT 1 FROM dossier WHERE name LIKE {name}"', True),
        ('f"SELECT {columns} FROM dossier WHERE id = ?"', False),
    ],
)
def test_the_look_for_values_in_statements_bites(
    statement: str, *, is_quoted: bool
) -> None:
    node = ast.parse(statement, mode="eval").body
    assert _is_built_sql(node)
    assert _quotes_a_value(node) == is_quoted


def test_no_task_is_left_without_an_issue() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "X" * 3)
    for path in modules():
        text = (ROOT / path).read_text(encoding="utf-8")
        assert not any(mark in text for mark in marks), path


@pytest.mark.parametrize("name", ["sqlite", "pragma", "fts5", "rowid"])
def test_words_of_sqlite_stand_where_sqlite_is_meant(name: str) -> None:
    """All other SQL runs on both databases."""
    allowed = {
        "dialect.py",
        "database.py",
        "backup.py",
        "copies.py",
        "read_only.py",
        "damaged_rows.py",
        "salvaging.py",
        "checks.py",
        "closing.py",
        "index_checks.py",
        "cipher.py",
        "places.py",
        "bootstrap.py",
        "errors.py",
        "office.py",
        "main.py",
    }
    for path, tree in modules().items():
        if path.parts[1] != "storage" or path.name in allowed:
            continue
        if path == Path("motcua_desktop/storage/migrations/__init__.py"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                statement = node.value.lower()
                is_sql = statement.startswith(("select", "insert", "update", "create"))
                assert not (is_sql and name in statement), f"{path}:{node.lineno}"
