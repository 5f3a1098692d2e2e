"""Hải Đăng receives what carriers say about their passengers, and asks who deserves a second look.

A carrier's file holds messages; each tells a movement and who travels on it:

>>> import haidang
>>> [message] = haidang.read(haidang.SPECIMEN)
>>> message.type, message.function, message.movement.designator, str(message.movement.day)
('PAXLST', 'list', 'XX123', '2026-04-01')
>>> [traveller] = message.travellers
>>> traveller.name.full, str(traveller.born), traveller.nationality, traveller.seats[0].number
('JANE MARIE DOE', '1990-02-15', 'UTO', '23C')

Every fact knows the segments that told it:

>>> [message.segments[number] for number in traveller.documents[0].at]
['DOC+P:110:111+L898902C3', 'DTM+36:310101', 'LOC+91+UTO']

What could not be understood is told, and loses nothing else:

>>> torn = haidang.SPECIMEN.replace(b"DTM+329:900215", b"DTM+329:901515")
>>> [message] = haidang.read(torn)
>>> [(problem.kind, message.segments[problem.segment]) for problem in message.problems]
[('bad date', 'DTM+329:901515')]
>>> message.travellers[0].name.full, message.travellers[0].born_as_told
('JANE MARIE DOE', '901515')
"""

from haidang.messages import Message, Problem, read
from haidang.messages.specimen import SPECIMEN
from haidang.travel import Booking, Crossing, Document, Movement, Name, Traveller

__all__ = [
    "SPECIMEN",
    "Booking",
    "Crossing",
    "Document",
    "Message",
    "Movement",
    "Name",
    "Problem",
    "Traveller",
    "read",
]
