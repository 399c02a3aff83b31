"""The commands by name: where each is defined, and the one line that help says of it without loading it."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import click

from stdplan_tui.language import N_


class Entry(NamedTuple):
    """A command before it is loaded: the module and the name of the click command in it, and its one-line help."""

    module: str
    attribute: str
    summary: str

    def load(self) -> click.Command:
        """The command, its module imported."""
        command: click.Command = getattr(import_module(f"stdplan_tui.cli.{self.module}"), self.attribute)
        return command


COMMANDS: dict[str, Entry] = {
    "read": Entry("reading", "read", N_("Read, search and annotate in the terminal (the default).")),
    "list": Entry("documents", "list_documents", N_("List the documents of the workspace.")),
    "outline": Entry("documents", "outline", N_("Print the outline of a document, or of a raw file.")),
    "show": Entry("showing", "show", N_("Print the text of a document or of one clause.")),
    "citations": Entry("citations", "citations", N_("List what a document cites, or what cites it.")),
    "compare": Entry("comparing", "compare", N_("Compare two documents, versions or files clause by clause.")),
    "search": Entry("searching", "search", N_("Find words in all clauses, notes and tags.")),
    "import": Entry("importing", "import_files", N_("Turn raw files into documents of the workspace.")),
    "rename": Entry("renaming", "rename", N_("Give a document another id; its annotations move with it.")),
    "annotate": Entry("annotating", "annotate", N_("Write a note on a document, a clause or words of it.")),
    "reply": Entry("discussing", "reply", N_("Answer a note.")),
    "resolve": Entry("discussing", "resolve", N_("Settle a discussion: resolved, or will not be done.")),
    "reopen": Entry("discussing", "reopen", N_("Take up a settled discussion again.")),
    "edit": Entry("discussing", "edit", N_("Write a note of yours anew.")),
    "conflicts": Entry("conflicting", "conflicts", N_("List what lost in merges, and choose.")),
    "delete": Entry("discussing", "delete", N_("Delete a note of yours; it can be taken back.")),
    "tag": Entry("annotating", "tag", N_("Set or remove your tags on a clause.")),
    "vocabulary": Entry("vocabulary", "vocabulary", N_("List the agreed tags, add to them, rename, merge, retire.")),
    "done": Entry("done", "done", N_("Mark clauses as done, or take the marks back.")),
    "annotations": Entry("notes", "list_annotations", N_("Print the notes and tags of a document or a clause.")),
    "stats": Entry("statistics", "stats", N_("Count what is tagged and done, and list what lacks tags.")),
    "layers": Entry("layers", "list_layers", N_("List whose annotations there are, and say whose are seen.")),
    "agreement": Entry("agreement", "agreement", N_("Say how far annotators agree, and list where they differ.")),
    "adjudicate": Entry("adjudicating", "adjudicate", N_("Decide which tags a clause has where annotators differ.")),
    "export": Entry("exporting", "export", N_("Write notes and tags as tables: CSV, or a workbook.")),
    "reanchor": Entry("reanchoring", "reanchor", N_("Find where notes belong in texts that have changed.")),
    "undo": Entry("undoing", "undo", N_("Take back your last change to the annotations.")),
    "redo": Entry("undoing", "redo", N_("Do again what was taken back last.")),
    "history": Entry("undoing", "history", N_("List your changes that can be taken back or done again.")),
    "log": Entry("past", "log", N_("Print who changed annotations when, as git remembers it.")),
    "diff": Entry("past", "diff", N_("Print what differs in annotations between two commits, or since one.")),
    "textconv": Entry("textconv", "textconv", N_("Print an annotation's file in lines to be compared; git calls it.")),
    "share": Entry("sharing", "share", N_("Commit the annotations, bring together what others did, push.")),
    "keys": Entry("keys", "keys", N_("List the commands of the screens with their keys, and clashes.")),
    "init": Entry("preparing", "init", N_("Make a folder a workspace that people can share through git.")),
    "doctor": Entry("doctoring", "doctor", N_("Find what keeps people from sharing safely, and mend it.")),
    "merge-driver": Entry("merging", "merge_driver", N_("Merge annotations and the vocabulary; git calls it.")),
    "check": Entry("checking", "check", N_("Check documents and annotations against the file formats.")),
}
