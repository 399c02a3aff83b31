"""The tour of one minute: a few steps over the real screen, each done with the real keys."""
