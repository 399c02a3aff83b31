"""What tells two versions of one annotation apart, or of the agreed tags, and a version in lines that can be compared.

Nothing here knows where the versions come from.
"""
