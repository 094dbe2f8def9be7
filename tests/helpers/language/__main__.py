"""Print the problems of files and folders: ``python -m helpers.language PATH…``, in the folder ``tests``."""

from __future__ import annotations

import sys
from pathlib import Path

from helpers.language import check_file


def main(arguments: list[str]) -> int:
    """Print the problems of the files and folders; return 1 if there are any."""
    count = 0
    for argument in map(Path, arguments):
        files = sorted(each for each in argument.rglob("*") if each.is_file()) if argument.is_dir() else [argument]
        for file in files:
            if any(part.startswith(".") or part == "data" for part in file.relative_to(argument.parent).parts):
                continue
            for problem in check_file(file):
                print(f"{file}:{problem.line}: {problem.word}: {problem.sentence} [{problem.advice}]")
                count += 1
    print(f"{count} problems", file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
