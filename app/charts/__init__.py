"""The pictures: pure functions from a timeline to plotly's own schema, and their twins in words and in rows.

`balance_figure`, `balance_text` and `balance_table` of `app.charts.balance` are the door.
"""
