"""``teikit profiles``: the kinds of sources that can be encoded, and what their rules do."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", required=False)
@click.option("--toml", is_flag=True, help="Print the file of a shipped profile, to start one's own from.")
def profiles(name: str | None, toml: bool) -> None:
    """List the profiles of `teikit encode`, or the rules that the profile NAME runs, in their order.

    A profile of one's own is a TOML file. It extends another and says what is different: settings, table by table;
    `without`, rules that do not run; `also`, rules that run too. An edition names it in edition.toml.

    \b
    Example:
      teikit profiles frus
      teikit profiles frus --toml      # every setting there is
    \b
    mission.toml:
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
        _rules(name)
    else:
        for known in profile.shipped():
            click.echo(f"{known:10} {profile.load(known).title}")


def _rules(name: str) -> None:
    import inspect

    from teikit.encoding.profiles import profile
    from teikit.encoding.rules import rule

    loaded = profile.load(name)
    click.echo(f"{loaded.name}: {loaded.title}\n")
    width = max(map(len, loaded.rules))
    for known in loaded.rules:
        said = (inspect.getdoc(rule(known, loaded.file)) or "").partition("\n\n")[0]
        click.echo(f"{known:{width}}  {' '.join(said.replace('``', '').split())}")
