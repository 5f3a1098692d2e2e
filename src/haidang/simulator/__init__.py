"""An invented world that sends real messages: for demonstration, tests, training and benchmarks.

Its people do not exist and travel on papers of Utopia; its carriers' codes belong to no airline; its cards
are the numbers card schemes publish for testing. Only airports, countries and the calendar are real.
"""

from haidang.simulator.transmission import Transmission
from haidang.simulator.world import Planted, World

__all__ = ["Planted", "Transmission", "World"]
