"""Hải Đăng receives what carriers say about their passengers, and asks who deserves a second look."""
