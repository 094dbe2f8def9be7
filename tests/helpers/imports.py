"""Imports of the package, read from the syntax trees of its modules, including imports for types and in functions."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path


def module_imports(package: Path) -> dict[str, set[str]]:
    """Return for each module of a package the modules of the package that it imports, by dotted names."""
    modules = {_name(file, package): file for file in package.rglob("*.py")}
    return {name: _imports(name, file, modules.keys()) for name, file in modules.items()}


def external_imports(file: Path) -> set[str]:
    """Return the names of the top-level packages that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def room(module: str) -> str:
    """Return the subpackage of a module: ``core`` for ``teikit.core.files``; the package itself for its own module."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def room_arrows(imports: Mapping[str, set[str]]) -> dict[tuple[str, str], list[str]]:
    """Return the arrows between rooms, each with the modules that import."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for module, targets in sorted(imports.items()):
        for target in sorted({room(target) for target in targets} - {room(module)}):
            arrows.setdefault((room(module), target), []).append(module)
    return arrows


def find_cycles(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the strongly connected components of two or more nodes (Tarjan's algorithm)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    cycles: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for target in sorted(arrows.get(node, ())):
            if target not in index:
                visit(target)
                low[node] = min(low[node], low[target])
            elif target in stack:
                low[node] = min(low[node], index[target])
        if low[node] == index[node]:
            component = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(component) > 1:
                cycles.append(sorted(component))

    for node in sorted(arrows):
        if node not in index:
            visit(node)
    return cycles


def _name(file: Path, package: Path) -> str:
    parts = [package.name, *file.relative_to(package).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(name: str, file: Path, modules: Iterable[str]) -> set[str]:
    known = set(modules)
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                found.add(submodule if submodule in known else node.module)
    return {each for each in found if each in known and each != name}
