"""What there is to share: which files are ours (`ours`), how they differ from the last commit (`status`, `reading`), as
values (`changes`), and in words (`telling`).
"""
