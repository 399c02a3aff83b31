"""The screen on which a person reviews the places of annotations: what it lists, and how that is drawn."""
