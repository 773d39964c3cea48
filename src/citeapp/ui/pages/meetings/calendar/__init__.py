"""The calendar of the network: a month, the chosen day in words, local events."""
