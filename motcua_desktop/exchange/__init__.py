"""Files in and out: tracking book, catalogue, calendar; hostile ones are refused."""
