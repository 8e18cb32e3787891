"""Every command of the command line, in the order of its help."""

from motcua_desktop.cli import (
    accounts,
    attachments,
    audit,
    calendar,
    demo,
    dossiers,
    due,
    encryption,
    exchange,
    figures,
    guide,
    notes,
    office_settings,
    online,
    papers,
    people,
    printing,
    registers,
    retention,
    selftest,
    update,
    upkeep,
    watch,
)
from motcua_desktop.cli.console import Commands

_ONE = (
    *(demo, due, online, notes, attachments, calendar, registers),
    *(office_settings, watch),
    *(encryption, accounts, audit, people, retention, selftest, update, guide),
)
_GROUPS = (dossiers, figures, papers, printing, exchange, upkeep)


def add_commands(commands: Commands) -> None:
    """Add the words of every command; each can answer as JSON."""
    for one in _ONE:
        one.add_parser(commands)
    for group in _GROUPS:
        group.add_parsers(commands)
    for command in commands.choices.values():
        if "--json" not in command._option_string_actions:  # noqa: SLF001
            command.add_argument(
                "--json", action="store_true", help="trả lời bằng JSON"
            )
