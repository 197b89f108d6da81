"""What each operation does: one module per noun. The same functions run on the workstation and on the server."""
