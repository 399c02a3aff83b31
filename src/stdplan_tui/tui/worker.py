"""Work that goes on beside the event loop: Textual's decorator, which names each worker by its method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work as textual_work

if TYPE_CHECKING:
    work = textual_work
else:

    def work(*, description=None, **options):
        """Run a method as a worker; `options` are Textual's.

        Without a description Textual writes out all arguments, be they a document, before anything is begun.
        """
        return lambda method: textual_work(description=description or method.__name__, **options)(method)
