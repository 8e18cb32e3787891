"""The database behind the ports; peewee and SQL live here and nowhere else."""
