"""Every change anyone can make, one module per noun."""
