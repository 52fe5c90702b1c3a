"""The contact policy Tactful ships, as reviewed data, and how it is read. Knows no database."""
