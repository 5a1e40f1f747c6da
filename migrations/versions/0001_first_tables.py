"""First tables

Revision: 0001
Follows:
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The ledger is append-only: the database itself refuses to change or remove a line.
SQLITE_TRIGGERS = (
    """CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END""",
    """CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END""",
    """CREATE TRIGGER audit_chain_no_delete BEFORE DELETE ON audit_chain
BEGIN SELECT RAISE(ABORT, 'audit_chain only grows'); END""",
    """CREATE TRIGGER audit_chain_only_grows BEFORE UPDATE ON audit_chain
WHEN NEW.chain <> OLD.chain OR NEW.length <> OLD.length + 1
BEGIN SELECT RAISE(ABORT, 'audit_chain only grows'); END""",
)
POSTGRESQL_TRIGGERS = (
    """CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$""",
    """CREATE FUNCTION audit_chain_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.chain <> OLD.chain OR NEW.length <> OLD.length + 1 THEN
    RAISE EXCEPTION 'audit_chain only grows';
  END IF;
  RETURN NEW;
END $$""",
    """CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()""",
    """CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()""",
    """CREATE TRIGGER audit_chain_no_delete BEFORE DELETE ON audit_chain
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()""",
    """CREATE TRIGGER audit_chain_no_truncate BEFORE TRUNCATE ON audit_chain
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()""",
    """CREATE TRIGGER audit_chain_only_grows BEFORE UPDATE ON audit_chain
FOR EACH ROW EXECUTE FUNCTION audit_chain_grows()""",
)
POSTGRESQL_DROP = (
    """DROP TRIGGER IF EXISTS audit_event_append_only ON audit_event""",
    """DROP TRIGGER IF EXISTS audit_event_no_truncate ON audit_event""",
    """DROP TRIGGER IF EXISTS audit_chain_no_delete ON audit_chain""",
    """DROP TRIGGER IF EXISTS audit_chain_no_truncate ON audit_chain""",
    """DROP TRIGGER IF EXISTS audit_chain_only_grows ON audit_chain""",
    """DROP FUNCTION IF EXISTS audit_is_append_only()""",
    """DROP FUNCTION IF EXISTS audit_chain_grows()""",
)


def upgrade() -> None:
    op.create_table(
        "audit_chain",
        sa.Column("chain", sa.String(64), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.CheckConstraint("length >= 0", name=op.f("ck_audit_chain_length_not_negative")),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_audit_chain")),
    )
    op.create_table(
        "audit_event",
        sa.Column("chain", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "signed_in",
                "signed_out",
                "device_signed_out",
                "password_changed",
                "account_created",
                "read",
                "wrote",
                "exported",
                "sharing_changed",
                "practice_changed",
                "invitation_made",
                "invitation_used",
                "operated",
                "chain_opened",
                name="action",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum("done", "refused", name="outcome", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("practice_id", sa.Uuid(), nullable=True),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.String(120), nullable=False),
        sa.Column("object_kind", sa.String(60), nullable=True),
        sa.Column("object_id", sa.String(64), nullable=True),
        sa.Column("reason", sa.String(200), nullable=True),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_audit_event_number_from_one")),
        sa.PrimaryKeyConstraint("chain", "number", name=op.f("pk_audit_event")),
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_event_patient_id_at"), ["patient_id", "at"], unique=False)

    op.create_table(
        "audit_read_mark",
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(120), nullable=False),
        sa.Column("quarter_hour", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject_id", "actor_id", "purpose", "quarter_hour", name=op.f("pk_audit_read_mark")),
    )
    op.create_table(
        "database_life",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Uuid(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_database_life_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_database_life")),
    )
    op.create_table(
        "patient",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("display_name", sa.String(200), nullable=False),
        sa.Column("folded_name", sa.String(400), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column(
            "language",
            sa.Enum("fr", "en", name="language", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "birth_year IS NULL OR birth_year BETWEEN 1900 AND 2199", name=op.f("ck_patient_birth_year_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
    )
    op.create_table(
        "practice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
        sa.UniqueConstraint("code", name=op.f("uq_practice_code")),
    )
    op.create_table(
        "sign_in_failure",
        sa.Column("bucket", sa.String(64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("failures >= 0", name=op.f("ck_sign_in_failure_failures_not_negative")),
        sa.PrimaryKeyConstraint("bucket", name=op.f("pk_sign_in_failure")),
    )
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_failure_last_failed_at"), ["last_failed_at"], unique=False)

    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.String(100), nullable=False),
        sa.Column("password_hash", sa.String(256), nullable=False),
        sa.Column("display_name", sa.String(200), nullable=False),
        sa.Column(
            "language",
            sa.Enum("fr", "en", name="language", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("password_changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_account_patient_id_patient")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
        sa.UniqueConstraint("patient_id", name=op.f("uq_account_patient_id")),
    )
    op.create_table(
        "adjustment",
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
        sa.Column("what", sa.String(200), nullable=False),
        sa.Column("why", sa.String(2000), nullable=True),
        sa.Column(
            "linked_ids",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_adjustment_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_adjustment_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_adjustment")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("adjustment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_adjustment_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "annotation",
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
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_annotation_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_annotation_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_annotation")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("annotation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_annotation_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "attention_point",
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
            "kind",
            sa.Enum(
                "red",
                "yellow",
                "blue",
                "black",
                "orange",
                name="kind",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "not_yet",
                "declined",
                "noted",
                name="state",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(2000), nullable=False),
        sa.Column("said_between_the_lines", sa.Boolean(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.CheckConstraint("visibility = 'therapist_only'", name=op.f("ck_attention_point_professionals_only")),
        sa.CheckConstraint("version > 0", name=op.f("ck_attention_point_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_attention_point_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_attention_point")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("attention_point", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attention_point_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "care_actor",
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
        sa.Column("name", sa.String(200), nullable=True),
        sa.Column("contact", sa.String(200), nullable=True),
        sa.Column("ongoing", sa.Boolean(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_care_actor_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_care_actor_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_care_actor")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("care_actor", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_care_actor_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "care_link",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("treating", "reading", name="role", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("granted_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name=op.f("ck_care_link_ends_after_start")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_care_link_patient_id_patient")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_care_link_practice_id_practice")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_care_link")),
    )
    with op.batch_alter_table("care_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_care_link_practice_id_patient_id"), ["practice_id", "patient_id"], unique=False
        )

    op.create_table(
        "change",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("mutation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column(
            "op",
            sa.Enum("put", "delete", name="op", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "applied", "merged", "conflict", name="status", native_enum=False, length=40, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("base", sa.Uuid(), nullable=True),
        sa.Column("parent", sa.Uuid(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("head", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("visibility_before", sa.String(40), nullable=True),
        sa.Column("visibility", sa.String(40), nullable=False),
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
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("device_time", sa.DateTime(timezone=True), nullable=True),
        sa.Column("clock_offset_seconds", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("seq > 0", name=op.f("ck_change_seq")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_change_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "seq", name=op.f("pk_change")),
        sa.UniqueConstraint("patient_id", "mutation_id", name=op.f("uq_change_patient_id_mutation_id")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_patient_id_record_id"), ["patient_id", "record_id"], unique=False)

    op.create_table(
        "checkin",
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
            "asked",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column("pain_now", sa.Integer(), nullable=True),
        sa.Column("pain_avg_7d", sa.Integer(), nullable=True),
        sa.Column("pain_gets_in_way", sa.Integer(), nullable=True),
        sa.Column("pain_joy", sa.Integer(), nullable=True),
        sa.Column("sleep_quality", sa.Integer(), nullable=True),
        sa.Column("sleep_hours", sa.Float(), nullable=True),
        sa.Column("stress", sa.Integer(), nullable=True),
        sa.Column("mental_load", sa.Integer(), nullable=True),
        sa.Column("work_load", sa.Integer(), nullable=True),
        sa.Column("activity_load", sa.Integer(), nullable=True),
        sa.Column("margin", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column(
            "acceptable",
            sa.Enum("yes", "no", "unsure", name="acceptable", native_enum=False, length=40, create_constraint=True),
            nullable=True,
        ),
        sa.Column("matters_done", sa.Boolean(), nullable=True),
        sa.Column("matters_text", sa.String(2000), nullable=True),
        sa.Column("pgic", sa.Integer(), nullable=True),
        sa.Column("pgic_since", sa.String(10), nullable=True),
        sa.Column(
            "own_signals",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.CheckConstraint("activity_load BETWEEN -3 AND 3", name=op.f("ck_checkin_activity_load")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 10", name=op.f("ck_checkin_confidence")),
        sa.CheckConstraint("margin BETWEEN -3 AND 3", name=op.f("ck_checkin_margin")),
        sa.CheckConstraint("mental_load BETWEEN 0 AND 10", name=op.f("ck_checkin_mental_load")),
        sa.CheckConstraint("pain_avg_7d BETWEEN 0 AND 10", name=op.f("ck_checkin_pain_avg_7d")),
        sa.CheckConstraint("pain_gets_in_way BETWEEN 0 AND 10", name=op.f("ck_checkin_pain_gets_in_way")),
        sa.CheckConstraint("pain_joy BETWEEN 0 AND 10", name=op.f("ck_checkin_pain_joy")),
        sa.CheckConstraint("pain_now BETWEEN 0 AND 10", name=op.f("ck_checkin_pain_now")),
        sa.CheckConstraint("pgic BETWEEN 1 AND 7", name=op.f("ck_checkin_pgic")),
        sa.CheckConstraint("sleep_hours BETWEEN 0 AND 16", name=op.f("ck_checkin_sleep_hours")),
        sa.CheckConstraint("sleep_quality BETWEEN 0 AND 10", name=op.f("ck_checkin_sleep_quality")),
        sa.CheckConstraint("stress BETWEEN 0 AND 10", name=op.f("ck_checkin_stress")),
        sa.CheckConstraint("version > 0", name=op.f("ck_checkin_version")),
        sa.CheckConstraint("work_load BETWEEN -3 AND 3", name=op.f("ck_checkin_work_load")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_checkin_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_checkin")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("checkin", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_checkin_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "condition_label",
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
        sa.Column("code", sa.String(12), nullable=True),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("asserted_by", sa.String(200), nullable=True),
        sa.CheckConstraint("version > 0", name=op.f("ck_condition_label_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_condition_label_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_condition_label")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("condition_label", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_condition_label_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "flare",
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
        sa.Column("ongoing", sa.Boolean(), nullable=False),
        sa.Column("worst_pain", sa.Integer(), nullable=True),
        sa.Column("hard_to_tolerate", sa.Boolean(), nullable=True),
        sa.Column(
            "impacts",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "difference_from_usual",
            sa.Enum(
                "same",
                "a_bit",
                "very",
                name="difference_from_usual",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "context",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "context_events",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "tools_used",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "regions",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column("wants_contact", sa.Boolean(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_flare_version")),
        sa.CheckConstraint("worst_pain BETWEEN 0 AND 10", name=op.f("ck_flare_worst_pain")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_flare_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_flare")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("flare", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_flare_patient_id_local_date"), ["patient_id", "local_date"], unique=False)

    op.create_table(
        "goal",
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
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("why_it_matters", sa.String(2000), nullable=True),
        sa.Column("horizon", sa.String(200), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "idea",
                "current",
                "paused",
                "reached",
                "let_go",
                name="state",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "recalibrations",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_goal_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_goal_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_goal")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_patient_id_local_date"), ["patient_id", "local_date"], unique=False)

    op.create_table(
        "life_event",
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
            "category",
            sa.Enum(
                "couple",
                "family",
                "caring",
                "own_health",
                "relative_health",
                "bereavement",
                "work",
                "study",
                "home",
                "money",
                "legal_admin",
                "rhythm_change",
                "social",
                "world",
                "good_news",
                "other",
                name="category",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("subtype", sa.String(40), nullable=True),
        sa.Column("title", sa.String(200), nullable=True),
        sa.Column("valence", sa.Integer(), nullable=True),
        sa.Column(
            "weighs_now",
            sa.Enum("yes", "a_little", "no", name="weighs_now", native_enum=False, length=40, create_constraint=True),
            nullable=True,
        ),
        sa.Column("ongoing", sa.Boolean(), nullable=False),
        sa.CheckConstraint("valence BETWEEN -3 AND 3", name=op.f("ck_life_event_valence")),
        sa.CheckConstraint("version > 0", name=op.f("ck_life_event_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_life_event_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_life_event")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("life_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_life_event_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "need",
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
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("still_current", sa.Boolean(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_need_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_need_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_need")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_patient_id_local_date"), ["patient_id", "local_date"], unique=False)

    op.create_table(
        "night",
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
        sa.Column("sleep_minutes", sa.Integer(), nullable=True),
        sa.Column("quality", sa.Integer(), nullable=True),
        sa.Column("awakenings", sa.Integer(), nullable=True),
        sa.Column(
            "measured_by",
            sa.Enum("self_report", "device", name="measured_by", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.CheckConstraint("awakenings BETWEEN 0 AND 50", name=op.f("ck_night_awakenings")),
        sa.CheckConstraint("quality BETWEEN 0 AND 10", name=op.f("ck_night_quality")),
        sa.CheckConstraint("sleep_minutes BETWEEN 0 AND 1440", name=op.f("ck_night_sleep_minutes")),
        sa.CheckConstraint("version > 0", name=op.f("ck_night_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_night_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_night")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("night", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_night_patient_id_local_date"), ["patient_id", "local_date"], unique=False)

    op.create_table(
        "pain_map",
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
            "regions",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column("main_region", sa.String(40), nullable=True),
        sa.Column("widespread", sa.Boolean(), nullable=False),
        sa.Column(
            "quality",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "scale",
            sa.Enum("nrs", "diary", name="scale", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("strongest", sa.Float(), nullable=True),
        sa.Column(
            "source_labels",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.CheckConstraint("strongest BETWEEN 0 AND 10", name=op.f("ck_pain_map_strongest")),
        sa.CheckConstraint("version > 0", name=op.f("ck_pain_map_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_pain_map_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_pain_map")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("pain_map", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pain_map_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "patient_counter",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("chain_hash", sa.LargeBinary(), nullable=False),
        sa.Column("backed_up_seq", sa.Integer(), nullable=False),
        sa.Column("common_seq", sa.Integer(), nullable=True),
        sa.CheckConstraint("backed_up_seq >= 0", name=op.f("ck_patient_counter_backed_up_seq")),
        sa.CheckConstraint("seq >= 0", name=op.f("ck_patient_counter_seq")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_patient_counter_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", name=op.f("pk_patient_counter")),
    )
    op.create_table(
        "practice_person",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("folded_name", sa.String(400), nullable=False),
        sa.Column("last_contact_date", sa.Date(), nullable=True),
        sa.Column("last_note_date", sa.Date(), nullable=True),
        sa.Column("wants_contact", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_practice_person_patient_id_patient")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_practice_person_practice_id_practice")),
        sa.PrimaryKeyConstraint("patient_id", "practice_id", name=op.f("pk_practice_person")),
    )
    with op.batch_alter_table("practice_person", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_practice_person_practice_id_folded_name_patient_id"),
            ["practice_id", "folded_name", "patient_id"],
            unique=False,
        )

    op.create_table(
        "record_head",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("head", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "shared",
                "therapist_only",
                "patient_only",
                name="visibility",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
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
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_record_head_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_record_head")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rhythm",
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
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("door_open", sa.Boolean(), nullable=False),
        sa.CheckConstraint("door_open", name=op.f("ck_rhythm_door_open")),
        sa.CheckConstraint("version > 0", name=op.f("ck_rhythm_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_rhythm_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_rhythm")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("rhythm", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rhythm_patient_id_local_date"), ["patient_id", "local_date"], unique=False)

    op.create_table(
        "story",
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
        sa.Column("title", sa.String(200), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_story_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_story_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_story")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_story_patient_id_local_date"), ["patient_id", "local_date"], unique=False)

    op.create_table(
        "tool_use",
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
            "kind",
            sa.Enum(
                "analgesic",
                "nsaid",
                "opioid",
                "antidepressant_for_pain",
                "antiepileptic_for_pain",
                "muscle_relaxant",
                "anxiolytic_hypnotic",
                "topical",
                "cannabis_medical",
                "other_drug",
                "infiltration",
                "nerve_block",
                "mesotherapy",
                "surgery",
                "neurostimulation",
                "rtms",
                "physio_exercise",
                "adapted_physical_activity",
                "walking",
                "strength",
                "relaxation",
                "breathing",
                "stretching",
                "heat_cold",
                "massage",
                "tens",
                "balneotherapy",
                "manual_therapy",
                "osteopathy",
                "chiropractic",
                "acupuncture",
                "school_of_back",
                "functional_restoration",
                "cbt",
                "act",
                "hypnosis",
                "self_hypnosis",
                "meditation_mindfulness",
                "cardiac_coherence",
                "emdr",
                "psychotherapy",
                "support_group",
                "pain_education",
                "etp",
                "pacing",
                "sleep_habits",
                "work_arrangement",
                "aids",
                "social_support",
                "listening",
                "pleasure_activity",
                name="kind",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("with_whom", sa.String(200), nullable=True),
        sa.Column("site", sa.String(200), nullable=True),
        sa.Column("guidance", sa.String(200), nullable=True),
        sa.Column("ongoing", sa.Boolean(), nullable=False),
        sa.Column(
            "helped",
            sa.Enum(
                "a_lot",
                "a_bit",
                "no_difference",
                "harder",
                "dont_know",
                name="helped",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("keeps_in_toolbox", sa.Boolean(), nullable=True),
        sa.Column("side_effects", sa.String(2000), nullable=True),
        sa.Column("pain_before", sa.Integer(), nullable=True),
        sa.Column("pain_after", sa.Integer(), nullable=True),
        sa.CheckConstraint("pain_after BETWEEN 0 AND 10", name=op.f("ck_tool_use_pain_after")),
        sa.CheckConstraint("pain_before BETWEEN 0 AND 10", name=op.f("ck_tool_use_pain_before")),
        sa.CheckConstraint("version > 0", name=op.f("ck_tool_use_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_tool_use_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_tool_use")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("tool_use", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_tool_use_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "visit",
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
            "mode",
            sa.Enum(
                "in_person",
                "home",
                "video",
                "phone",
                "written",
                name="mode",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("duration_minutes", sa.Integer(), nullable=True),
        sa.Column(
            "actor_ids",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "planned",
                "need",
                "flare",
                "event",
                "check_in",
                "other",
                name="reason",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "topics",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "adjustments",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column("next_date", sa.Date(), nullable=True),
        sa.Column("open_door", sa.Boolean(), nullable=False),
        sa.Column("therapist_summary", sa.String(2000), nullable=True),
        sa.CheckConstraint("duration_minutes BETWEEN 0 AND 1440", name=op.f("ck_visit_duration_minutes")),
        sa.CheckConstraint("next_date IS NULL OR NOT open_door", name=op.f("ck_visit_one_plan")),
        sa.CheckConstraint("version > 0", name=op.f("ck_visit_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_visit_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_visit")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_patient_id_local_date"), ["patient_id", "local_date"], unique=False)

    op.create_table(
        "work_contact",
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
                "pre_return_visit",
                "return_visit",
                "liaison_meeting",
                "on_request_visit",
                "occupational_physician",
                "social_security_physician",
                name="type",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("outcome_text", sa.String(2000), nullable=True),
        sa.Column(
            "recommendation_followed",
            sa.Enum(
                "yes",
                "partly",
                "no",
                "not_yet",
                "dont_know",
                name="recommendation_followed",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_work_contact_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_work_contact_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_work_contact")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("work_contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_work_contact_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "work_status",
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
            "status",
            sa.Enum(
                "working_usual",
                "working_adapted",
                "therapeutic_part_time",
                "sick_leave",
                "sick_leave_at",
                "sick_leave_mp",
                "reclassified",
                "unfit",
                "disability_1",
                "disability_2",
                "disability_3",
                "retraining",
                "job_seeking",
                "not_working",
                "student",
                "retired",
                "carer_home",
                name="status",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "attributes",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
            nullable=False,
        ),
        sa.Column("percent_time", sa.Integer(), nullable=True),
        sa.Column("job", sa.String(200), nullable=True),
        sa.CheckConstraint("percent_time BETWEEN 0 AND 100", name=op.f("ck_work_status_percent_time")),
        sa.CheckConstraint("version > 0", name=op.f("ck_work_status_version")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_work_status_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "id", name=op.f("pk_work_status")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("work_status", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_work_status_patient_id_local_date"), ["patient_id", "local_date"], unique=False
        )

    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "patient",
                "therapist",
                "administrator",
                name="role",
                native_enum=False,
                length=40,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "delivery",
            sa.Enum("qr", "link", name="delivery", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("oral_code_hash", sa.String(64), nullable=True),
        sa.Column("wrong_codes", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(delivery = 'link') = (oral_code_hash IS NOT NULL)", name=op.f("ck_invitation_oral_code_of_link")
        ),
        sa.CheckConstraint("(role = 'patient') = (patient_id IS NOT NULL)", name=op.f("ck_invitation_patient_of_role")),
        sa.CheckConstraint("wrong_codes BETWEEN 0 AND 5", name=op.f("ck_invitation_wrong_codes_range")),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_invitation_created_by_account")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_invitation_patient_id_patient")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_invitation_practice_id_practice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitation_practice_id"), ["practice_id"], unique=False)

    op.create_table(
        "known_device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_known_device_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_device")),
        sa.UniqueConstraint("account_id", "token_hash", name=op.f("uq_known_device_account_id_token_hash")),
    )
    with op.batch_alter_table("known_device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_known_device_token_hash"), ["token_hash"], unique=False)

    op.create_table(
        "membership",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("therapist", "administrator", name="role", native_enum=False, length=40, create_constraint=True),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_membership_account_id_account")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_membership_practice_id_practice")),
        sa.PrimaryKeyConstraint("practice_id", "account_id", "role", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_account_id"), ["account_id"], unique=False)

    op.create_table(
        "web_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("is_staff", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("authenticated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("idle_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("expires_at > created_at", name=op.f("ck_web_session_expires_later")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_web_session_account_id_account")),
        sa.ForeignKeyConstraint(["device_id"], ["known_device.id"], name=op.f("fk_web_session_device_id_known_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_web_session_token_hash")),
    )
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_web_session_account_id"), ["account_id"], unique=False)
    for statement in POSTGRESQL_TRIGGERS if op.get_bind().dialect.name == "postgresql" else SQLITE_TRIGGERS:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for statement in POSTGRESQL_DROP:
            op.execute(statement)
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_web_session_account_id"))

    op.drop_table("web_session")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_account_id"))

    op.drop_table("membership")
    with op.batch_alter_table("known_device", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_known_device_token_hash"))

    op.drop_table("known_device")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_practice_id"))
        batch_op.drop_index(batch_op.f("ix_invitation_patient_id"))

    op.drop_table("invitation")
    with op.batch_alter_table("work_status", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_status_patient_id_local_date"))

    op.drop_table("work_status")
    with op.batch_alter_table("work_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_contact_patient_id_local_date"))

    op.drop_table("work_contact")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_patient_id_local_date"))

    op.drop_table("visit")
    with op.batch_alter_table("tool_use", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tool_use_patient_id_local_date"))

    op.drop_table("tool_use")
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_story_patient_id_local_date"))

    op.drop_table("story")
    with op.batch_alter_table("rhythm", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rhythm_patient_id_local_date"))

    op.drop_table("rhythm")
    op.drop_table("record_head")
    with op.batch_alter_table("practice_person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_practice_person_practice_id_folded_name_patient_id"))

    op.drop_table("practice_person")
    op.drop_table("patient_counter")
    with op.batch_alter_table("pain_map", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pain_map_patient_id_local_date"))

    op.drop_table("pain_map")
    with op.batch_alter_table("night", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_night_patient_id_local_date"))

    op.drop_table("night")
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_need_patient_id_local_date"))

    op.drop_table("need")
    with op.batch_alter_table("life_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_life_event_patient_id_local_date"))

    op.drop_table("life_event")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_patient_id_local_date"))

    op.drop_table("goal")
    with op.batch_alter_table("flare", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_flare_patient_id_local_date"))

    op.drop_table("flare")
    with op.batch_alter_table("condition_label", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_condition_label_patient_id_local_date"))

    op.drop_table("condition_label")
    with op.batch_alter_table("checkin", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkin_patient_id_local_date"))

    op.drop_table("checkin")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_patient_id_record_id"))

    op.drop_table("change")
    with op.batch_alter_table("care_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_care_link_practice_id_patient_id"))

    op.drop_table("care_link")
    with op.batch_alter_table("care_actor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_care_actor_patient_id_local_date"))

    op.drop_table("care_actor")
    with op.batch_alter_table("attention_point", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attention_point_patient_id_local_date"))

    op.drop_table("attention_point")
    with op.batch_alter_table("annotation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_annotation_patient_id_local_date"))

    op.drop_table("annotation")
    with op.batch_alter_table("adjustment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_adjustment_patient_id_local_date"))

    op.drop_table("adjustment")
    op.drop_table("account")
    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_failure_last_failed_at"))

    op.drop_table("sign_in_failure")
    op.drop_table("practice")
    op.drop_table("patient")
    op.drop_table("database_life")
    op.drop_table("audit_read_mark")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_event_patient_id_at"))

    op.drop_table("audit_event")
    op.drop_table("audit_chain")
