"""Changing the vocabulary from its screen: each change asked for in a line or a list, and made in a thread."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from textual.getters import query_one

from stdplan_tui.annotations.vocabulary import COLORS, Dimension, Tag, Title, Unit, Vocabulary, changes
from stdplan_tui.annotations.vocabulary.writer import Changed
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import N_, _
from stdplan_tui.text.display import shown
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.screens.filtered import Choice, Filtered
from stdplan_tui.tui.screens.one_line import OneLine
from stdplan_tui.tui.screens.question import Question
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.tagging.meaning import colour_name
from stdplan_tui.tui.tagging.tag_rows import VocabularyRows
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import vocabularies
from stdplan_tui.workspace.folder import Workspace

_ZH, _EN, _ALIASES = "zh", "en", "aliases"
_WORDS: Final = (
    (_ZH, N_("Title in Chinese")),
    (_EN, N_("Title in English")),
    ("definition", N_("Definition")),
    ("example", N_("Example (DOC:CLAUSE)")),
    ("color", N_("Colour")),
    (_ALIASES, N_("Other names, with commas between")),
)
"""What can be said of a tag, in the order in which it is offered."""


class Revising(Keyed[Spot | None]):
    """The commands that change the vocabulary."""

    rows = query_one(VocabularyRows)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.vocabulary = Vocabulary()

    def changed(self, vocabulary: Vocabulary, at: str) -> None:
        """Show the tags as they are after a change."""

    def tell(self, text: str) -> None:
        """Say something in passing."""
        self.notify(shown(text), markup=False, timeout=4)

    def complain(self, error: Exception) -> None:
        """Say what could not be done."""
        said = str(error).replace(f"{self.workspace.root}{os.sep}", "")
        self.notify(shown(said), severity="error", markup=False, timeout=10)

    async def action_add_tag(self) -> None:
        """Ask for a tag's name, the level at hand before it, and add it to the dimension at hand."""
        row = self.rows.at
        if row is None:
            await self.action_add_dimension()
            return
        level = row.name.rpartition("/")[0] if row.tag else row.level

        def named(name: str) -> None:
            self.revise(lambda now: changes.with_tag(now, Tag(name, row.dimension)), name)

        about = _("Levels are separated by /; the dimension is {name}").format(name=row.dimension)
        await self._ask(_("Add a tag"), about, f"{level}/" if level else "", named)

    async def action_add_dimension(self) -> None:
        """Ask for a dimension's id, and what its tags stand on."""

        def named(identity: str) -> None:
            units = ((Unit.CLAUSE, False), (Unit.CLAUSE, True), (Unit.SENTENCE, False), (Unit.SENTENCE, True))
            answers = (
                _("Clauses, any number of tags each"),
                _("Clauses, one tag each at most"),
                _("Sentences, any number of tags each"),
                _("Sentences, one tag each at most"),
            )

            def answered(number: int | None) -> None:
                if number is not None:
                    unit, exclusive = units[number]
                    dimension = Dimension(identity, Title(), unit, exclusive)
                    self.revise(lambda now: changes.with_dimension(now, dimension), identity)

            self.app.push_screen(Question(_("Add a dimension"), _("What has its tags?"), answers), answered)

        await self._ask(_("Add a dimension"), _("Its id: small letters, digits, - and _"), "", named)

    async def action_rename_tag(self) -> None:
        """Ask for another name of the tag or level at hand."""
        row = self.rows.at
        old = row.level if row else ""
        if not old:
            return

        def named(new: str) -> None:
            if new != old:
                asked = _("Rename {old} to {new}? The old name stays known; no annotation is rewritten.")
                self._confirm(
                    _("Rename"),
                    asked.format(old=old, new=new),
                    _("Rename it"),
                    partial(self.revise, partial(changes.renamed, old=old, new=new), new),
                )

        about = _("The new name of {name}, and of all under it").format(name=old)
        await self._ask(_("Rename"), about, old, named)

    async def action_merge_tag(self) -> None:
        """Choose the tag that takes the place of the one at hand."""
        tag = self._tag
        if tag is None:
            return
        others = [one for one in self.vocabulary.tags if one != tag and not one.retired]

        def chosen(number: int | None) -> None:
            if number is not None:
                into = others[number].name
                asked = _(
                    "Merge {name} into {other}? What has the first counts as having the second; it can be restored."
                )
                self._confirm(
                    _("Merge"),
                    asked.format(name=tag.name, other=into),
                    _("Merge them"),
                    partial(self.revise, partial(changes.retired, name=tag.name, by=into), into),
                )

        choices = [Choice(one.name, " ".join((one.title.zh, one.title.en)).strip()) for one in others]
        title = _("Merge {name} into").format(name=tag.name)
        finder = Filtered(title, choices, placeholder=_("Part of a tag, its title or an alias"), enter=_("merge"))
        await self.app.push_screen(finder, chosen)
        finder.set_focus(finder.field)

    def action_retire_tag(self) -> None:
        """Retire the tag at hand, or bring it back."""
        tag = self._tag
        if tag is None:
            return
        if tag.retired:
            asked = _("Bring {name} back into use?").format(name=tag.name)
            self._confirm(_("Restore"), asked, _("Bring it back"), partial(self._made, changes.restored, tag))
        else:
            asked = _("Retire {name}? It stays on what has it; nobody can give it any more.").format(name=tag.name)
            self._confirm(_("Retire"), asked, _("Retire it"), partial(self._made, changes.retired, tag))

    def action_tag_key(self) -> None:
        """Choose the quick key of the tag at hand: a free one, another tag's, or none."""
        tag = self._tag
        if tag is None or tag.retired:
            return
        owners = next(one for one in self.vocabulary.dimensions if one.id == tag.dimension).quick_keys
        answers = [_("no key") if not key else f"{key}  {owners[key].name}" if key in owners else key for key in _KEYS]

        def answered(number: int | None) -> None:
            if number is not None:
                self.revise(partial(changes.taking_key, name=tag.name, key=_KEYS[number]), tag.name)

        asked = _("The quick key of {name}. One that another tag has is taken from it.").format(name=tag.name)
        self.app.push_screen(Question(_("Quick key"), asked, answers), answered)

    async def action_edit_tag(self) -> None:
        """Choose what to say of the tag at hand, and say it."""
        tag = self._tag
        if tag is None:
            return

        async def chosen(number: int | None) -> None:
            if number is None:
                return
            if _WORDS[number][0] == "color":
                self._ask_colour(tag)
            else:
                await self._ask_words(tag, *_WORDS[number])

        choices = [Choice(_(name), _said(tag, key)) for key, name in _WORDS]
        finder = Filtered(tag.name, choices, enter=_("edit"))
        await self.app.push_screen(finder, chosen)
        finder.set_focus(finder.field)

    @work(thread=True, group="save")
    def revise(self, change: Changed, at: str) -> None:
        """Make a change to the vocabulary, and be at the tag of that name then."""
        try:
            vocabulary = vocabularies.change(self.workspace, change)
        except (StdplanError, OSError) as error:
            self.call_later(self.complain, error)
            return
        self.call_later(self.changed, vocabulary, at)

    @property
    def _tag(self) -> Tag | None:
        """The tag at hand; where there is none, that is said."""
        tag = self.rows.at.tag if self.rows.at else None
        if tag is None:
            self.tell(_("This is for tags: go to one first"))
        return tag

    def _made(self, change: Callable[[Vocabulary, str], Vocabulary], tag: Tag) -> None:
        self.revise(lambda now: change(now, tag.name), tag.name)

    async def _ask(
        self, title: str, about: str, start: str, named: Callable[[str], None], *, may_be_empty: bool = False
    ) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                named(text)

        line = OneLine(title, about, start, may_be_empty=may_be_empty)
        await self.app.push_screen(line, answered)
        line.set_focus(line.field)

    def _confirm(self, title: str, question: str, yes: str, act: Callable[[], object]) -> None:
        def answered(number: int | None) -> None:
            if number == 0:
                act()

        self.app.push_screen(Question(title, question, (yes, _("Leave it as it is"))), answered)

    def _ask_colour(self, tag: Tag) -> None:
        colours = (*COLORS, "")

        def answered(number: int | None) -> None:
            if number is not None:
                self.revise(partial(changes.described, name=tag.name, color=colours[number]), tag.name)

        answers = [colour_name(color) or _("no colour") for color in colours]
        self.app.push_screen(Question(_("Colour"), tag.name, answers), answered)

    async def _ask_words(self, tag: Tag, key: str, name: str) -> None:
        def said(text: str) -> None:
            self.revise(partial(changes.described, name=tag.name, **_value(tag, key, text)), tag.name)

        await self._ask(_(name), tag.name, _said(tag, key), said, may_be_empty=True)


_KEYS: Final = (*changes.KEYS[1:], "")


def _said(tag: Tag, key: str) -> str:
    """What a tag says, in one line."""
    if key in (_ZH, _EN):
        return str(getattr(tag.title, key))
    if key == "color":
        return colour_name(tag.color)
    return ", ".join(tag.aliases) if key == _ALIASES else str(getattr(tag, key))


def _value(tag: Tag, key: str, text: str) -> dict[str, Any]:
    """The value that a line of text means for a tag."""
    if key in (_ZH, _EN):
        return {"title": replace(tag.title, **{key: text})}
    if key == _ALIASES:
        names = text.replace("，", ",").replace("、", ",").split(",")
        return {key: tuple(dict.fromkeys(name.strip() for name in names if name.strip()))}
    return {key: text}
