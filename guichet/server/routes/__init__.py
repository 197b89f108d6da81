"""HTTP: status codes and bytes, nothing else."""
