"""Tests of the web edition; a package, so that its conftest does not hide that of all tests."""
