"""The years behind us, in columns: every criterion can be asked of every crossing that is still remembered.

``columns`` says what is kept of a crossing: what each field of the criteria told, worked out once by the
field's own function, and nothing that names anybody. ``archive`` keeps it, one Parquet file for each day.
``question`` turns a criterion into one Ibis expression over those columns, ``engine`` has DuckDB or Spark
answer it, and ``backtest`` asks what a draft would have done.

DuckDB and Ibis are imported where they are used, so that whoever tests nothing on the past pays nothing.
"""
