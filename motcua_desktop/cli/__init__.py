"""The command line of the program: thin callers of the services."""
