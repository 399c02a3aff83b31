"""The widgets of the reading screen."""
