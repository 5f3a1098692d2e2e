"""Facts the world agrees on: airports, seaports, countries, carriers, kinds of document.

Every look-up answers ``None`` for a code it does not know. Nothing here decides anything.
"""

from haidang.codes import airports, carriers, countries, documents
from haidang.codes.airports import Airport
from haidang.codes.carriers import Carrier

__all__ = ["Airport", "Carrier", "airports", "carriers", "countries", "documents"]
