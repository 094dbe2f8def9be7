from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from teikit.core import errors
from teikit.core.errors import FileError, MissingFileError, TeikitError, UnknownNameError
from teikit.core.positions import Position

FAMILY = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, TeikitError)]


@pytest.mark.parametrize("kind", FAMILY)
def test_every_error_keeps_its_data_between_processes(kind):
    error = kind("broken", Path("a.xml"), Position(3, 5), hint="fix it")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (copy.message, copy.file, copy.line, copy.column, copy.hint) == ("broken", Path("a.xml"), 3, 5, "fix it")
    assert str(copy) == "a.xml:3:5: broken; fix it"


@pytest.mark.parametrize("kind", [kind for kind in FAMILY if kind is not TeikitError])
def test_every_error_is_of_a_built_in_type_too(kind):
    assert any(base.__module__ == "builtins" and base not in (Exception, BaseException, object) for base in kind.mro())


@pytest.mark.parametrize("kind", FAMILY)
def test_the_module_lists_every_error(kind):
    assert kind.__name__ in (errors.__doc__ or "")


def test_an_error_without_position_names_the_file_only():
    assert str(TeikitError("broken", "a.xml")) == "a.xml: broken"
    assert str(TeikitError("broken", "a.xml", Position(3))) == "a.xml:3: broken"
    assert str(TeikitError("broken")) == "broken"


def test_a_missing_file_is_caught_as_the_built_in_error_with_its_name():
    with pytest.raises(FileNotFoundError) as caught:
        raise MissingFileError("no such file", Path("a.xml"))
    assert caught.value.filename == "a.xml"


def test_errors_have_a_short_repr():
    assert repr(FileError("broken", "a.xml", Position(3))) == "FileError('a.xml:3: broken')"


def test_an_unknown_name_keeps_the_choices():
    error = UnknownNameError("unknown profile 'fruss'", choices=("frus", "letter"))
    assert pickle.loads(pickle.dumps(error)).choices == ("frus", "letter")
