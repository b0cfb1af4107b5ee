"""Qt: windows, views and models over services. The only room that imports PySide6."""
