"""The staff desk: who works here, and what each of its sections does."""
