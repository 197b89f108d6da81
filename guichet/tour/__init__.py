"""The tour: the real application driven by keyboard through the scenes of a counter, photographed and checked."""
