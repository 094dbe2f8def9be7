"""``teikit profiles``: the kinds of source that can be encoded, and their rules."""

from __future__ import annotations

import inspect

import click

from teikit.cli.output import print_line


@click.command()
@click.argument("name", required=False)
@click.option("--toml", is_flag=True, help="Print a built-in profile as a starting point for your own.")
def profiles(name: str | None, toml: bool) -> None:
    """List the profiles of `teikit encode`, or the rules of the profile NAME in the order in which they run.

    A profile of your own is a TOML file that extends another profile. Its tables replace settings, `without` removes
    rules, `also` adds rules. An edition names its profile in edition.toml.

    \b
    Example:
      teikit profiles frus
      teikit profiles base --toml      # every available setting

    A profile of your own, mission.toml:

    \b
      extends = "frus"
      title = "Letters of the mission"
      without = ["speech"]
      [page_breaks]
      pattern = '\\{p\\. (?P<n>[0-9]+)\\}'
    """
    from teikit.encoding.profiles import load_profile, profile_source, shipped_profiles

    if toml:
        click.echo(profile_source(name or "base"), nl=False)
    elif name:
        _print_rules(name)
    else:
        for shipped in shipped_profiles():
            print_line(f"{shipped:10} {load_profile(shipped).title}")


def _print_rules(name: str) -> None:
    from teikit.encoding.profiles import load_profile
    from teikit.encoding.rules import RULES

    loaded = load_profile(name)
    print_line(f"{loaded.name}: {loaded.title}")
    print_line("")
    width = max(map(len, loaded.rules))
    for rule_name in loaded.rules:
        summary = (inspect.getdoc(RULES[rule_name]) or "").partition("\n\n")[0]
        print_line(f"{rule_name:{width}}  {' '.join(summary.replace('``', '').split())}")
