"""The reference central platform: takes filings in once, answers for them, keeps their cases."""
