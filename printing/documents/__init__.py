"""The documents, one file each: data in, PDF out."""
