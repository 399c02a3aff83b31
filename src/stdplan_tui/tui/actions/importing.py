"""Importing: a file is asked for, shown as the document that it would become, and written when it is accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stdplan_tui.language import _
from stdplan_tui.tui.actions.desk import Acting
from stdplan_tui.tui.spot import Spot

if TYPE_CHECKING:
    from stdplan_tui.corpus.model import DocumentId
    from stdplan_tui.tui.preview.preview import Preview


class Importing(Acting):
    """The command that brings a document in."""

    _import_from = ""

    async def action_import(self) -> None:
        """Ask for a file, and show what it would become."""
        from stdplan_tui.tui.screens.file_prompt import FilePrompt

        prompt = FilePrompt(self._load_import, self._import_from)
        await self.app.push_screen(prompt, self._file_read)
        prompt.set_focus(prompt.field)

    async def _file_read(self, preview: Preview | None) -> None:
        if preview is None:
            return
        from stdplan_tui.tui.screens.importing import ImportScreen

        self._import_from = f"{preview.prepared.file.parent}/"
        screen = ImportScreen(preview, self._load_import, self._save_import, self.workspace.settings.ambiguous_width)
        self.hand_keys(screen)
        await self.app.push_screen(screen, self._imported)

    def _imported(self, id_: DocumentId | None) -> None:
        if id_ is None:
            self.tell(_("Nothing was imported"))
            return
        self.tell(_("Imported as {id}").format(id=id_))
        self.corpus_changed()
        self.jump_afresh(Spot(id_))

    def _load_import(self, path: Path, id_: str | None, merge: bool) -> Preview:
        """Prepare a file, in a worker's thread; see `loaded`."""
        from stdplan_tui.tui.preview.loading import loaded

        return loaded(self.workspace, path, id_, merge)

    def _save_import(self, preview: Preview) -> None:
        """Write what was prepared, in a worker's thread."""
        from stdplan_tui.workspace import importing

        importing.accept(self.workspace, preview.prepared, preview.body if preview.mended else None)
