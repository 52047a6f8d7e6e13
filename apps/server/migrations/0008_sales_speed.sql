-- What a deal is worth is added up when a line changes, not whenever it is read: the board, the forecast and every
-- list add up, filter and sort by it.
ALTER TABLE opportunities ADD COLUMN calculated_amount numeric(18, 2) NOT NULL DEFAULT 0.00;
SET LOCAL ROLE atrium_system;
UPDATE opportunities o SET calculated_amount = s.amount FROM (
  SELECT org_id, opportunity_id, sum(round(quantity * sale_price, 2)) AS amount
  FROM opportunity_line_items GROUP BY org_id, opportunity_id) s
WHERE o.org_id = s.org_id AND o.id = s.opportunity_id;
RESET ROLE;

-- Adds the difference to the row as it is then, so that two lines added at once both count.
CREATE FUNCTION add_up_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE opportunities o SET calculated_amount = o.calculated_amount + s.amount FROM (
    SELECT org_id, opportunity_id, sum(round(quantity * sale_price, 2)) AS amount
    FROM added GROUP BY org_id, opportunity_id) s
  WHERE o.org_id = s.org_id AND o.id = s.opportunity_id AND s.amount <> 0;
  RETURN NULL;
END $$;
CREATE FUNCTION take_off_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE opportunities o SET calculated_amount = o.calculated_amount - s.amount FROM (
    SELECT org_id, opportunity_id, sum(round(quantity * sale_price, 2)) AS amount
    FROM removed GROUP BY org_id, opportunity_id) s
  WHERE o.org_id = s.org_id AND o.id = s.opportunity_id AND s.amount <> 0;
  RETURN NULL;
END $$;
CREATE FUNCTION change_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE opportunities o SET calculated_amount = o.calculated_amount + s.amount FROM (
    SELECT org_id, opportunity_id, sum(amount) AS amount FROM (
      SELECT org_id, opportunity_id, round(quantity * sale_price, 2) AS amount FROM added
      UNION ALL SELECT org_id, opportunity_id, -round(quantity * sale_price, 2) FROM removed) AS moved
    GROUP BY org_id, opportunity_id) s
  WHERE o.org_id = s.org_id AND o.id = s.opportunity_id AND s.amount <> 0;
  RETURN NULL;
END $$;
CREATE TRIGGER opportunity_line_items_added AFTER INSERT ON opportunity_line_items
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_up_lines();
CREATE TRIGGER opportunity_line_items_removed AFTER DELETE ON opportunity_line_items
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION take_off_lines();
CREATE TRIGGER opportunity_line_items_changed AFTER UPDATE ON opportunity_line_items
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION change_lines();

CREATE INDEX opportunities_by_amount ON opportunities (org_id, calculated_amount, id);
CREATE INDEX opportunities_by_activity ON opportunities (org_id, last_activity_at, id);
CREATE INDEX opportunities_by_updated ON opportunities (org_id, updated_at, id);
CREATE INDEX accounts_by_updated ON accounts (org_id, updated_at, id);
CREATE INDEX contacts_by_updated ON contacts (org_id, updated_at, id);

-- What lists count and page through, and what the board adds up, is read from these alone, without the rows.
CREATE INDEX accounts_shown ON accounts (org_id, name_key, id) INCLUDE (type, industry, owner_id)
  WHERE removed_at IS NULL AND is_active;
CREATE INDEX contacts_shown ON contacts (org_id, name_key, id) INCLUDE (account_id, owner_id)
  WHERE removed_at IS NULL AND is_active;
CREATE INDEX leads_shown ON leads (org_id, created_at, id) INCLUDE (status, lead_source, owner_id)
  WHERE removed_at IS NULL;
CREATE INDEX opportunities_shown ON opportunities (org_id, stage_id)
  INCLUDE (probability, calculated_amount, owner_id, account_id) WHERE removed_at IS NULL;

-- As before, but the very like are looked for first: where they are enough, the many somewhat like are never compared.
CREATE OR REPLACE FUNCTION similar_ids(name regclass, key_column name, wanted text, most integer DEFAULT 10)
  RETURNS TABLE (id bigint, likeness real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp
  SET pg_trgm.similarity_threshold = 0.45 AS $$
DECLARE
  threshold text;
  ids bigint[];
  likenesses real[];
BEGIN
  FOREACH threshold IN ARRAY ARRAY['0.75', '0.45'] LOOP
    PERFORM set_config('pg_trgm.similarity_threshold', threshold, true);
    EXECUTE format(
      'SELECT array_agg(s.id), array_agg(s.likeness) FROM (
         SELECT t.id, similarity(t.%1$I, $1) AS likeness FROM %2$s t
         WHERE t.org_id = $2 AND t.removed_at IS NULL AND t.%1$I %% $1 ORDER BY 2 DESC, 1 LIMIT $3) s',
      key_column, name) INTO ids, likenesses USING search_key(wanted), current_org(), most;
    EXIT WHEN cardinality(ids) = most;
  END LOOP;
  RETURN QUERY SELECT * FROM unnest(ids, likenesses);
END $$;
