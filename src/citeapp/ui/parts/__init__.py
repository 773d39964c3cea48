"""What several pages show alike, and a page alone would be too little for.

Cards that settle a question, doubles, what is behind a joined card, reserved notes, notices.
"""
