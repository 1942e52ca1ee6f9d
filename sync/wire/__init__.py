"""The protocol, shared by both ends; README.md beside this file is its specification."""
