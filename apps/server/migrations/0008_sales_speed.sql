-- Every order that a list offers is read from an index.
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
  INCLUDE (probability, owner_id, account_id) WHERE removed_at IS NULL;

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
