"""Online submissions that wait for the desk: received, guided or turned away."""
