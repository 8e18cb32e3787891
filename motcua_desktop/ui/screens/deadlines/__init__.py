"""Theo dõi hạn: the board by days left and officer, the month, the apologies."""
