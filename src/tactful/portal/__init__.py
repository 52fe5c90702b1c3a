"""The patients' pages: public, without signing in, in English and Spanish."""
