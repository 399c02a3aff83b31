"""Figures that inform and never gate: each prints its own beside a calibration loop."""
