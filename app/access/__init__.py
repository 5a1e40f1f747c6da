"""Who may reach whom: practices, memberships, care links, and the scope that every read and write of a record needs."""
