"""An invented world that sends real messages: for demo, tests, training and benchmarks."""
