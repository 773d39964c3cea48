"""What the use cases of exchange are made of: a bundle put together, proven, taken in."""
