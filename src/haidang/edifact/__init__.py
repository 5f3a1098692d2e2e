"""Bytes in, segments out, and back: knows the EDIFACT alphabet (ISO 9735-1), nothing of passengers."""

from haidang.edifact.errors import EdifactError
from haidang.edifact.interchange import Interchange, Repair
from haidang.edifact.reader import interchanges, separators
from haidang.edifact.segment import Element, Segment
from haidang.edifact.separators import Separators
from haidang.edifact.writer import write

__all__ = [
    "EdifactError",
    "Element",
    "Interchange",
    "Repair",
    "Segment",
    "Separators",
    "interchanges",
    "separators",
    "write",
]
