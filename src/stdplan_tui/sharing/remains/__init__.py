"""What a git or a share that was killed leaves: found, and told from what is somebody's who still works.

`mark` says that a share has begun, `locks` and `holders` whether a file of git's is a dead one's, `leavings` which
other files nobody needs, `arrived` which files of others were being brought and how they are put back.
"""
