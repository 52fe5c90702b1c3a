"""What billing systems export, read into one shape: one file per format (see `rows.py`)."""
