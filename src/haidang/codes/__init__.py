"""Reference tables: airports, countries, carriers, document kinds. Facts, looked up, never decided."""
