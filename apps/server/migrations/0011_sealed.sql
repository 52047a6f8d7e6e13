-- What was sold or agreed on takes no further lines, and billing periods stay readable for ever.

-- A line belongs to the transaction that makes its order or contract: with the commit that one is sealed. The rows
-- that are here already are.
ALTER TABLE orders ADD COLUMN is_sealed boolean NOT NULL DEFAULT true;
ALTER TABLE orders ALTER COLUMN is_sealed SET DEFAULT false;
ALTER TABLE contracts ADD COLUMN is_sealed boolean NOT NULL DEFAULT true;
ALTER TABLE contracts ALTER COLUMN is_sealed SET DEFAULT false;

DROP TRIGGER orders_frozen ON orders;
CREATE TRIGGER orders_frozen AFTER UPDATE ON orders FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but('status', 'owner_id', 'account_id', 'is_sealed', 'version', 'updated_at');
DROP TRIGGER contracts_frozen ON contracts;
CREATE TRIGGER contracts_frozen AFTER UPDATE ON contracts FOR EACH ROW EXECUTE FUNCTION refuse_change_but(
  'status', 'end_date', 'owner_id', 'account_id', 'due_days', 'grace_days', 'is_sealed', 'version', 'updated_at');

-- Runs with the commit, as a role that sees the row whatever organization was set in between.
CREATE FUNCTION seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('UPDATE %I SET is_sealed = true WHERE org_id = $1 AND id = $2', TG_TABLE_NAME)
    USING NEW.org_id, NEW.id;
  RETURN NULL;
END $$;
ALTER FUNCTION seal() OWNER TO atrium_system;
CREATE CONSTRAINT TRIGGER orders_sealed AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION seal();
CREATE CONSTRAINT TRIGGER contracts_sealed AFTER INSERT ON contracts DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION seal();

CREATE FUNCTION refuse_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Of % what is sealed stays sealed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER orders_stay_sealed BEFORE UPDATE ON orders FOR EACH ROW
  WHEN (OLD.is_sealed AND NOT NEW.is_sealed) EXECUTE FUNCTION refuse_opening();
CREATE TRIGGER contracts_stay_sealed BEFORE UPDATE ON contracts FOR EACH ROW
  WHEN (OLD.is_sealed AND NOT NEW.is_sealed) EXECUTE FUNCTION refuse_opening();

CREATE FUNCTION refuse_later_order_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM added l WHERE NOT EXISTS
      (SELECT FROM orders o WHERE o.org_id = l.org_id AND o.id = l.order_id AND NOT o.is_sealed)) THEN
    RAISE EXCEPTION 'An order takes no further lines' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER order_line_items_at_once AFTER INSERT ON order_line_items REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_later_order_lines();

CREATE FUNCTION refuse_later_contract_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM added l WHERE NOT EXISTS
      (SELECT FROM contracts c WHERE c.org_id = l.org_id AND c.id = l.contract_id AND NOT c.is_sealed)) THEN
    RAISE EXCEPTION 'A contract takes no further lines' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER contract_line_items_at_once AFTER INSERT ON contract_line_items REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_later_contract_lines();

-- A period is cancelled, once, and nothing else: what a month asked for, and when that ended, can always be read.
CREATE TRIGGER contract_periods_frozen AFTER UPDATE ON contract_periods FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but('cancelled_at');
CREATE FUNCTION refuse_second_cancelling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A cancelled period stays as it is' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER contract_periods_cancelled BEFORE UPDATE ON contract_periods FOR EACH ROW
  WHEN (OLD.cancelled_at IS NOT NULL) EXECUTE FUNCTION refuse_second_cancelling();
CREATE TRIGGER contract_periods_kept BEFORE DELETE ON contract_periods
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whoever cancels a period that has begun puts others in its place, by the commit: while a contract stands, no day of
-- its past is left without one. Trial, pause and an earlier end say by themselves what they take away.
CREATE FUNCTION refuse_gap() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  until date := greatest(NEW.cancelled_at, now())::date;
BEGIN
  IF EXISTS (
    SELECT FROM contracts c
    CROSS JOIN LATERAL (SELECT greatest(NEW.start_date, c.start_date) AS first, least(NEW.end_date, c.end_date, until) AS last) s
    WHERE c.org_id = NEW.org_id AND c.id = NEW.contract_id AND c.status NOT IN ('Draft', 'Cancelled') AND s.first <= s.last
      AND NOT coalesce((
        SELECT range_agg(daterange(p.start_date, p.end_date, '[]')) FROM contract_periods p
        WHERE p.org_id = c.org_id AND p.contract_id = c.id AND p.cancelled_at IS NULL) @> daterange(s.first, s.last, '[]'), false)
  ) THEN
    RAISE EXCEPTION 'Days of a contract are left without a period' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION refuse_gap() OWNER TO atrium_system;
CREATE CONSTRAINT TRIGGER contract_periods_replaced AFTER UPDATE ON contract_periods DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.cancelled_at IS NOT NULL) EXECUTE FUNCTION refuse_gap();
