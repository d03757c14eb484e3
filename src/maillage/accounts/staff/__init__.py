"""What every screen for staff stands on: how it is served, who visits, forms that act once."""
