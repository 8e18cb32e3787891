"""docs/glossary.md: every public class of the domain has one Vietnamese term."""

import ast
import re

from tests.architecture.source import ROOT, modules

_ROW = re.compile(r"^\| `([A-Za-z]+)` \| ([^|]+) \|", re.MULTILINE)


def _terms() -> dict[str, str]:
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    rows = _ROW.findall(text)
    names = [name for name, _ in rows]
    assert len(names) == len(set(names)), "a word stands twice"
    return {name: term.strip() for name, term in rows}


def _domain_classes() -> set[str]:
    return {
        node.name
        for path, tree in modules().items()
        if path.parts[1] == "domain" and path.name != "errors.py"
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def test_every_public_class_of_the_domain_is_in_the_glossary() -> None:
    assert sorted(_domain_classes() - set(_terms())) == []


def test_every_term_of_the_glossary_exists() -> None:
    everywhere = {
        node.name
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    assert sorted(set(_terms()) - everywhere) == []


def test_one_term_means_one_thing() -> None:
    terms = list(_terms().values())
    assert sorted({term for term in terms if terms.count(term) > 1}) == []
