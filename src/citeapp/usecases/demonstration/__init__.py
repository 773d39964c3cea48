"""What the demo is made of: invented rows drawn from a seed, written in bulk by ``demo.fill``.

Start with ``draft.py``; the words come from ``resources/demo``.
"""
