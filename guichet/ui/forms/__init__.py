"""Forms made from the definitions of procedures, and the parts that requests and people share."""
