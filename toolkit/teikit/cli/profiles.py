"""``teikit profiles``: the kinds of source that can be encoded, and their rules."""

from __future__ import annotations

import inspect

import click


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
      teikit profiles frus --toml      # every available setting

    A profile of your own, mission.toml:

    \b
      extends = "frus"
      title = "Letters of the mission"
      without = ["speech"]
      [page-breaks]
      pattern = '\\{p\\. (?P<n>[0-9]+)\\}'
    """
    from teikit.encoding.profiles import profile

    if toml:
        click.echo(profile.source(name or "frus"), nl=False)
    elif name:
        _print_rules(name)
    else:
        for shipped in profile.shipped():
            click.echo(f"{shipped:10} {profile.load(shipped).title}")


def _print_rules(name: str) -> None:
    from teikit.encoding.profiles import profile
    from teikit.encoding.rules import rule

    loaded = profile.load(name)
    click.echo(f"{loaded.name}: {loaded.title}\n")
    width = max(map(len, loaded.rules))
    for rule_name in loaded.rules:
        summary = (inspect.getdoc(rule(rule_name, loaded.file)) or "").partition("\n\n")[0]
        click.echo(f"{rule_name:{width}}  {' '.join(summary.replace('``', '').split())}")
