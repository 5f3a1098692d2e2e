"""Lists and criteria in force before the first message comes."""

from datetime import UTC, datetime, timedelta
