"""Plain words: the rules of the State's RLS that a program can check (domain.md 4.1).

``rules`` names them, ``remarks`` says what is found; ``figures``, ``signs``, ``written_out``,
``joined_words``, ``wording`` and ``hard_words`` each look for some of them in one sentence.
``cutting`` makes sentences of a text. Start with ``checking``.
"""
