"""Day of a professional

Revision: 0011
Follows: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# What people noted before this column was there is as new as it is.
LAST_NOTE_OF_THE_PERSON = """UPDATE practice_person SET person_noted_at = (
  SELECT max(change.received_at) FROM change
  WHERE change.patient_id = practice_person.patient_id AND change.op = 'put'
    AND change.author_role IN ('patient', 'proxy') AND change.visibility = 'shared')"""


def upgrade() -> None:
    op.create_table(
        "agenda_entry",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_minutes", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("starts_minutes BETWEEN 0 AND 1439", name=op.f("ck_agenda_entry_starts_minutes")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_agenda_entry_account_id_account")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_agenda_entry_patient_id_patient")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_agenda_entry_practice_id_practice")),
        sa.PrimaryKeyConstraint("patient_id", "account_id", "practice_id", "day", name=op.f("pk_agenda_entry")),
    )
    with op.batch_alter_table("agenda_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agenda_entry_account_id_practice_id_day"), ["account_id", "practice_id", "day"], unique=False
        )

    with op.batch_alter_table("practice_person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("person_noted_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(LAST_NOTE_OF_THE_PERSON)


def downgrade() -> None:
    with op.batch_alter_table("practice_person", schema=None) as batch_op:
        batch_op.drop_column("person_noted_at")
        batch_op.drop_column("set_aside_at")

    with op.batch_alter_table("agenda_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_entry_account_id_practice_id_day"))

    op.drop_table("agenda_entry")
