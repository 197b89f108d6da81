"""Tables, the encrypted engine and the migrations."""
