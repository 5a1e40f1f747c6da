"""Care network and private notes

Revision: 0010
Follows: 0009
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BEFORE = ("shared", "therapist_only", "patient_only")
AFTER = (*BEFORE, "author_only")
NEW_KINDS = ("care_contact", "referral", "red_flag_review", "private_note")


def let_visibility_be(values: tuple[str, ...], former: tuple[str, ...]) -> None:
    """Changes the check of every table that says who may see a record."""
    connection = op.get_bind()
    tables = [
        table
        for table in sa.inspect(connection).get_table_names()
        if any(
            check["name"] == f"ck_{table}_visibility" for check in sa.inspect(connection).get_check_constraints(table)
        )
    ]
    for table in tables:
        if connection.dialect.name == "sqlite":
            rebuild_on_sqlite(connection, table, condition(former), condition(values))
        else:
            op.drop_constraint(f"ck_{table}_visibility", table)
            op.create_check_constraint(op.f(f"ck_{table}_visibility"), table, condition(values))


def condition(values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"visibility IN ({listed})"


def rebuild_on_sqlite(connection: sa.Connection, table: str, old: str, new: str) -> None:
    """SQLite cannot change a check: the same table under another name, then the rows, then the name."""
    texts = "SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL"
    [made] = connection.exec_driver_sql(texts, ("table", table)).scalars()
    indexes = connection.exec_driver_sql(texts, ("index", table)).scalars().all()
    body = made[made.index("(") :]
    assert body.count(old) == 1, table
    connection.exec_driver_sql(f'CREATE TABLE "rebuilt" {body.replace(old, new)}')
    names = [column["name"] for column in sa.inspect(connection).get_columns(table)]
    old_rows, new_rows = (sa.table(one, *map(sa.column, names)) for one in (table, "rebuilt"))
    op.execute(sa.insert(new_rows).from_select(names, sa.select(*old_rows.columns)))
    connection.exec_driver_sql(f'DROP TABLE "{table}"')
    connection.exec_driver_sql(f'ALTER TABLE "rebuilt" RENAME TO "{table}"')
    for index in indexes:
        connection.exec_driver_sql(index)


def upgrade() -> None:
    let_visibility_be(AFTER, BEFORE)
    op.create_table(
        "care_contact",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("head", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column(
            "author_role",
            sa.Enum(
                "patient",
                "therapist",
                "proxy",
                "import",
                name="author_role",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("practice_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.String(64), nullable=True),
        sa.Column("offset_min", sa.Integer(), nullable=True),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column(
            "until_precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="until_precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("occurred_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "visibility",
            sa.Enum(
                "shared",
                "therapist_only",
                "patient_only",
                "author_only",
                name="visibility",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "self_report",
                "session",
                "phone",
                "import",
                "device",
                name="source",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("lang", sa.String(2), nullable=True),
        sa.Column("note", sa.String(2000), nullable=True),
        sa.Column(
            "type",
            sa.Enum(
                "letter",
                "phone",
                "opinion",
                "meeting",
                "report",
                name="type",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "patient",
                "carer",
                "general_practitioner",
                "physiotherapist",
                "rheumatologist",
                "pain_physician",
                "rehabilitation_physician",
                "neurologist",
                "surgeon",
                "psychiatrist",
                "anaesthetist",
                "pain_clinic",
                "psychologist",
                "nurse",
                "pharmacist",
                "occupational_therapist",
                "adapted_activity_teacher",
                "dietitian",
                "osteopath",
                "chiropractor",
                "acupuncturist",
                "occupational_physician",
                "social_security_physician",
                "social_worker",
                "employer",
                "patient_association",
                "lawyer_expert",
                "other",
                name="role",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("text", sa.String(2000), nullable=True),
        sa.CheckConstraint("version > 0", name=op.f("ck_care_contact_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_care_contact_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_care_contact")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("care_contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_care_contact_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "private_note",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("head", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column(
            "author_role",
            sa.Enum(
                "patient",
                "therapist",
                "proxy",
                "import",
                name="author_role",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("practice_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.String(64), nullable=True),
        sa.Column("offset_min", sa.Integer(), nullable=True),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column(
            "until_precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="until_precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("occurred_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "visibility",
            sa.Enum(
                "shared",
                "therapist_only",
                "patient_only",
                "author_only",
                name="visibility",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "self_report",
                "session",
                "phone",
                "import",
                "device",
                name="source",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("lang", sa.String(2), nullable=True),
        sa.Column("note", sa.String(2000), nullable=True),
        sa.Column("text", sa.String(5000), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("visibility = 'author_only'", name=op.f("ck_private_note_author_alone")),
        sa.CheckConstraint("version > 0", name=op.f("ck_private_note_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_private_note_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_private_note")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("private_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_private_note_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "red_flag_review",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("head", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column(
            "author_role",
            sa.Enum(
                "patient",
                "therapist",
                "proxy",
                "import",
                name="author_role",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("practice_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.String(64), nullable=True),
        sa.Column("offset_min", sa.Integer(), nullable=True),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column(
            "until_precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="until_precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("occurred_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "visibility",
            sa.Enum(
                "shared",
                "therapist_only",
                "patient_only",
                "author_only",
                name="visibility",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "self_report",
                "session",
                "phone",
                "import",
                "device",
                name="source",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("lang", sa.String(2), nullable=True),
        sa.Column("note", sa.String(2000), nullable=True),
        sa.CheckConstraint("visibility = 'therapist_only'", name=op.f("ck_red_flag_review_professionals_only")),
        sa.CheckConstraint("version > 0", name=op.f("ck_red_flag_review_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_red_flag_review_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_red_flag_review")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("red_flag_review", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_red_flag_review_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "referral",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("head", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column(
            "author_role",
            sa.Enum(
                "patient",
                "therapist",
                "proxy",
                "import",
                name="author_role",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("practice_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.String(64), nullable=True),
        sa.Column("offset_min", sa.Integer(), nullable=True),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column(
            "until_precision",
            sa.Enum(
                "minute",
                "part_of_day",
                "day",
                "week",
                "month",
                "season",
                "year",
                name="until_precision",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("occurred_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "visibility",
            sa.Enum(
                "shared",
                "therapist_only",
                "patient_only",
                "author_only",
                name="visibility",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "self_report",
                "session",
                "phone",
                "import",
                "device",
                name="source",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("lang", sa.String(2), nullable=True),
        sa.Column("note", sa.String(2000), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "patient",
                "carer",
                "general_practitioner",
                "physiotherapist",
                "rheumatologist",
                "pain_physician",
                "rehabilitation_physician",
                "neurologist",
                "surgeon",
                "psychiatrist",
                "anaesthetist",
                "pain_clinic",
                "psychologist",
                "nurse",
                "pharmacist",
                "occupational_therapist",
                "adapted_activity_teacher",
                "dietitian",
                "osteopath",
                "chiropractor",
                "acupuncturist",
                "occupational_physician",
                "social_security_physician",
                "social_worker",
                "employer",
                "patient_association",
                "lawyer_expert",
                "other",
                name="role",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.String(200), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "accepted",
                "declined",
                "under_way",
                name="state",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "steps",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_referral_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_referral_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_referral")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_referral_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referral_patient_id_local_date"))

    op.drop_table("referral")
    with op.batch_alter_table("red_flag_review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_red_flag_review_patient_id_local_date"))

    op.drop_table("red_flag_review")
    with op.batch_alter_table("private_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_private_note_patient_id_local_date"))

    op.drop_table("private_note")
    with op.batch_alter_table("care_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_care_contact_patient_id_local_date"))

    op.drop_table("care_contact")
    # Their log stays, as it does for every record of a kind that an older release does not know.
    kind = sa.column("kind")
    op.execute(sa.delete(sa.table("record_head", kind)).where(kind.in_(NEW_KINDS)))
    let_visibility_be(BEFORE, AFTER)
