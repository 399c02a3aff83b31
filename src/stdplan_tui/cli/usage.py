"""What is said of a command line that cannot be understood, in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterable

import click

from stdplan_tui.language import _


def explained(error: click.ClickException) -> str:
    """One line that says what is wrong with the command line, and how to ask for help."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = _(" (see {command} --help)").format(command=context.command_path) if context else ""
    return _reason(error) + hint


def nearest(name: str, names: Iterable[str]) -> str:
    """A question that offers the names that look like `name`; "" where none does."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(names))
    return _("; did you mean {names}?").format(names=", ".join(near)) if near else ""


def _reason(error: click.ClickException) -> str:
    match error:
        case click.MissingParameter():
            return _("missing {name}").format(name=_name(error))
        case click.BadParameter():
            return _bad_value(error)
        case click.NoSuchOption():
            near = nearest(error.option_name, error.possibilities or ())
            return _("no such option: {name}").format(name=error.option_name) + near
        case click.BadOptionUsage():
            return _("{name} needs a value, or was given one too many").format(name=error.option_name)
        case _:
            return error.format_message()


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return _("{name} is one of: {choices}").format(name=_name(error), choices=", ".join(kind.choices))
    if isinstance(kind, click.IntRange):
        return _("{name} is a whole number, 0 or more").format(name=_name(error))
    return f"{_name(error)}: {error.message}"


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name
