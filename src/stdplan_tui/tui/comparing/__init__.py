"""Two texts side by side: what stands beside what, where they differ, and how they are set; without Textual."""
