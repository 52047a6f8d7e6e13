-- One timeline everywhere: a line of history belongs to its subject and to what stands behind it (its deal, its
-- account, its client), and is found under each of them by one index.

-- What a record is called and what stands behind it; nothing when it is gone. Every kind of record is told here once.
CREATE FUNCTION record_of(org bigint, entity text, ref text)
  RETURNS TABLE (name text, account_id bigint, opportunity_id bigint, client_id bigint)
  LANGUAGE plpgsql STABLE ROWS 1 AS $$
BEGIN
  CASE entity
    WHEN 'account' THEN RETURN QUERY SELECT t.name, t.id, NULL::bigint, NULL::bigint
      FROM accounts t WHERE t.org_id = org AND t.id = ref::bigint AND t.removed_at IS NULL;
    WHEN 'contact' THEN RETURN QUERY SELECT t.name, t.account_id, NULL::bigint, t.client_id
      FROM contacts t WHERE t.org_id = org AND t.id = ref::bigint AND t.removed_at IS NULL;
    WHEN 'lead' THEN RETURN QUERY SELECT t.name, NULL::bigint, NULL::bigint, t.client_id
      FROM leads t WHERE t.org_id = org AND t.id = ref::bigint AND t.removed_at IS NULL;
    WHEN 'opportunity' THEN RETURN QUERY SELECT t.name, t.account_id, t.id, t.client_id
      FROM opportunities t WHERE t.org_id = org AND t.id = ref::bigint AND t.removed_at IS NULL;
    WHEN 'product' THEN RETURN QUERY SELECT t.name, NULL::bigint, NULL::bigint, NULL::bigint
      FROM products t WHERE t.org_id = org AND t.id = ref::bigint;
    WHEN 'order' THEN RETURN QUERY SELECT t.number, t.account_id, t.opportunity_id, deal.client_id
      FROM orders t LEFT JOIN opportunities deal ON deal.org_id = t.org_id AND deal.id = t.opportunity_id
      WHERE t.org_id = org AND t.id = ref::bigint;
    WHEN 'contract' THEN RETURN QUERY SELECT t.number, t.account_id, t.opportunity_id, deal.client_id
      FROM contracts t LEFT JOIN opportunities deal ON deal.org_id = t.org_id AND deal.id = t.opportunity_id
      WHERE t.org_id = org AND t.id = ref::bigint;
    WHEN 'payment' THEN RETURN QUERY SELECT 'Payment for ' || above.name, above.account_id, above.opportunity_id, above.client_id
      FROM payments t CROSS JOIN LATERAL record_of(org, CASE WHEN t.order_id IS NULL THEN 'contract' ELSE 'order' END,
        coalesce(t.order_id, t.contract_id)::text) above
      WHERE t.org_id = org AND t.id = ref::bigint;
    WHEN 'client' THEN RETURN QUERY SELECT coalesce(t.name, t.email), NULL::bigint, NULL::bigint, t.id
      FROM clients t WHERE t.org_id = org AND t.id = ref::bigint;
    WHEN 'conversation' THEN RETURN QUERY
      SELECT coalesce(t.subject, person.name, person.email, 'Conversation'), NULL::bigint, NULL::bigint, t.client_id
      FROM conversations t LEFT JOIN clients person ON person.org_id = t.org_id AND person.id = t.client_id
      WHERE t.org_id = org AND t.id = ref::uuid;
    WHEN 'site' THEN RETURN QUERY SELECT t.name, NULL::bigint, NULL::bigint, NULL::bigint
      FROM sites t WHERE t.org_id = org AND t.id = ref::bigint;
    WHEN 'user' THEN RETURN QUERY SELECT t.name, NULL::bigint, NULL::bigint, NULL::bigint
      FROM users t WHERE t.org_id = org AND t.id = ref::bigint;
    ELSE RETURN;
  END CASE;
END $$;

-- A record and what stands behind it, as the places where its history is told. Of a payment its order or contract
-- tells.
CREATE FUNCTION places_of(org bigint, kind text, ref text) RETURNS TABLE (entity text, entity_id text)
  LANGUAGE sql STABLE ROWS 3 AS $$
  SELECT kind, ref
  UNION
  SELECT behind.entity, behind.id::text FROM record_of(org, kind, ref) r
    CROSS JOIN LATERAL (VALUES ('account', r.account_id), ('opportunity', r.opportunity_id), ('client', r.client_id))
      AS behind (entity, id)
  WHERE behind.id IS NOT NULL AND kind <> 'payment'
$$;

-- `also`: records other than the subject that the line belongs to, as [{"type", "id"}].
ALTER TABLE events ADD COLUMN kind text NOT NULL DEFAULT 'record', ADD COLUMN also jsonb;

-- Where a line of history is told; written with the event, so no foreign key is needed to keep them together.
CREATE TABLE event_places (
  org_id bigint NOT NULL REFERENCES organizations,
  entity text NOT NULL,
  entity_id text NOT NULL,
  event_id bigint NOT NULL,
  kind text NOT NULL,
  PRIMARY KEY (org_id, entity, entity_id, event_id) INCLUDE (kind)
);
SELECT make_tenant_table('event_places');
REVOKE UPDATE ON event_places FROM atrium_app;

-- The kinds of lines that are there already.
UPDATE events SET kind = CASE
    WHEN type ~ '\.payment_' OR subject_type = 'payment' THEN 'payment'
    WHEN type ~ '\.paper_kept$' THEN 'file'
    WHEN subject_type IN ('order', 'contract', 'conversation') THEN subject_type
    WHEN type IN ('opportunity.moved', 'opportunity.won', 'opportunity.lost') THEN 'stage'
    WHEN type ~ '\.updated$' THEN 'change'
    ELSE 'record' END
  WHERE summary IS NOT NULL;
-- The deal heard of its orders, contracts and payments by lines of its own; their own lines are told there now.
INSERT INTO event_places (org_id, entity, entity_id, event_id, kind)
  SELECT DISTINCT e.org_id, p.entity, p.entity_id, e.id, e.kind FROM events e
    CROSS JOIN LATERAL (SELECT e.subject_type AS type, e.subject_id AS id
      UNION ALL SELECT 'client', e.client_id::text WHERE e.client_id IS NOT NULL) AS given
    CROSS JOIN LATERAL places_of(e.org_id, given.type, given.id) AS p
  WHERE e.summary IS NOT NULL AND e.type !~ '^(opportunity|account)\.(payment_|order_created|contract_generated)';
DROP INDEX events_by_client;
