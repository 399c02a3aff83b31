"""The colours of the house, and the only place that names any: paper by day, ink by night."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

PAPER: Final = Theme(
    name="paper",
    dark=False,
    primary="#8c2f26",  # the red of an official letterhead, darkened until it reads on paper
    secondary="#35607a",
    accent="#b06a10",
    warning="#9a6200",
    error="#b3261e",
    success="#3f6b35",
    foreground="#26231e",
    background="#f6f1e5",
    surface="#faf6ec",
    panel="#ebe4d3",
    variables={
        "block-cursor-background": "#e3d6ba",
        "block-cursor-foreground": "#26231e",
        "block-cursor-blurred-background": "#ece3cf",
        "border": "#c9bda3",
        "border-blurred": "#ddd3bd",
        "footer-background": "#ebe4d3",
        "footer-foreground": "#4a453b",
        "footer-description-foreground": "#5b554a",
        "footer-key-foreground": "#8c2f26",
        "input-selection-background": "#b06a10 30%",
        "scrollbar": "#d8ccb2",
        "scrollbar-hover": "#c9bda3",
        "scrollbar-active": "#b06a10",
        "scrollbar-background": "#f6f1e5",
        "scrollbar-background-hover": "#f1ead9",
        "scrollbar-background-active": "#f1ead9",
        "scrollbar-corner-color": "#f6f1e5",
    },
)

INK: Final = Theme(
    name="ink",
    dark=True,
    primary="#e08e79",
    secondary="#86b3cf",
    accent="#dcae5f",
    warning="#e0b25a",
    error="#ec7f76",
    success="#98bf85",
    foreground="#d9d4c7",
    background="#17181c",
    surface="#1c1e23",
    panel="#25282f",
    variables={
        "block-cursor-background": "#3a4150",
        "block-cursor-foreground": "#f0ebde",
        "block-cursor-blurred-background": "#2c313c",
        "border": "#454b57",
        "border-blurred": "#333842",
        "footer-background": "#25282f",
        "footer-foreground": "#d9d4c7",
        "footer-description-foreground": "#b3aea2",
        "footer-key-foreground": "#dcae5f",
        "input-selection-background": "#dcae5f 30%",
        "scrollbar": "#3a3f4a",
        "scrollbar-hover": "#4a505d",
        "scrollbar-active": "#dcae5f",
        "scrollbar-background": "#17181c",
        "scrollbar-background-hover": "#1f2127",
        "scrollbar-background-active": "#1f2127",
        "scrollbar-corner-color": "#17181c",
    },
)

THEMES: Final = (PAPER, INK)
