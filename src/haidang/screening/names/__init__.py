"""How alike two names are, and why.

``transliterate`` brings any script to plain capitals, ``normalise`` parts a name into tokens, ``keys``
says where to look for names like it, ``compare`` lines two names up, ``common`` knows which names
tell little.
"""
