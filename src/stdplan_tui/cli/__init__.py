"""The command line: arguments become one call on the workspace each."""
