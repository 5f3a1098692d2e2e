"""Reading without the garbage collector looking over its shoulder.

A message of fifty thousand travellers makes millions of small tuples and no cycle; the collector would go
through all of them again and again, so that a long list took longer a traveller than a short one.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """The collector rests meanwhile, unless it rested already.

    What was made is put with what has lived long, so that it is not gone through right afterwards either.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        gc.enable()
