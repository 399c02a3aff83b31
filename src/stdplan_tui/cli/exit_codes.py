"""What stdplan's exit codes mean, beside 0 for well and 1 for something wrong or nothing found."""

from __future__ import annotations

from typing import Final

NOTHING: Final = 1
"""There is nothing to print, as with grep; a line on standard error says so."""

MISUSE: Final = 2
"""The call itself cannot be understood."""

BOTH_STAND: Final = 3
"""Two versions could not be merged: both stand in the file, between marks. No failure of the program ends so."""

INTERRUPTED: Final = 130
"""Ctrl+C, as shells have it: 128 and the number of the signal."""
