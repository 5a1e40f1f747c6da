"""Accounts, passwords, web sessions and the devices they were opened on."""
