"""The examples in the docstrings of core."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

from teikit import core


@pytest.mark.parametrize("name", [module.name for module in iter_modules(core.__path__)])
def test_examples_give_what_they_show(name: str) -> None:
    assert doctest.testmod(import_module(f"teikit.core.{name}")).failed == 0
