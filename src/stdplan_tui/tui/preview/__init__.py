"""What an import would make, as it is shown before anything is written; pure values, no widgets."""
