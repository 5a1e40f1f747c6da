"""SQL that makes the ledger append-only; migrations copy these texts, they never import them."""

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

SQLITE_DROP = (
    "DROP TRIGGER IF EXISTS audit_event_no_update",
    "DROP TRIGGER IF EXISTS audit_event_no_delete",
    "DROP TRIGGER IF EXISTS audit_chain_no_delete",
    "DROP TRIGGER IF EXISTS audit_chain_only_grows",
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
    "DROP TRIGGER IF EXISTS audit_event_append_only ON audit_event",
    "DROP TRIGGER IF EXISTS audit_event_no_truncate ON audit_event",
    "DROP TRIGGER IF EXISTS audit_chain_no_delete ON audit_chain",
    "DROP TRIGGER IF EXISTS audit_chain_no_truncate ON audit_chain",
    "DROP TRIGGER IF EXISTS audit_chain_only_grows ON audit_chain",
    "DROP FUNCTION IF EXISTS audit_is_append_only()",
    "DROP FUNCTION IF EXISTS audit_chain_grows()",
)
