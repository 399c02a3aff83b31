"""What git remembers of notes, on the screen: each change, and the note as it was then."""
