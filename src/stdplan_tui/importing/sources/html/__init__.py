"""Saved web pages: tags to blocks to lines, and the main text among menus and footers."""
