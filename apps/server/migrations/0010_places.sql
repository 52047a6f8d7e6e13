-- One timeline everywhere: a line of history belongs to its subject and to what stands behind it (its deal, its
-- account, its client), and is found under each of them by one index.

-- What is known of a record of any kind: what it is called, what stands behind it, whose it is.
CREATE TYPE record_facts AS (name text, account_id bigint, opportunity_id bigint, client_id bigint, owner_id bigint);

-- Each kind of record tells its facts in a function of its own, `<kind>_record`; a new kind adds one, and nothing else.
CREATE FUNCTION account_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.name, t.id, NULL::bigint, NULL::bigint, t.owner_id
    FROM accounts t WHERE t.org_id = org AND t.id = ref::bigint AND t.removed_at IS NULL;
END $$;
CREATE FUNCTION contact_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.name, t.account_id, NULL::bigint, t.client_id, t.owner_id
    FROM contacts t WHERE t.org_id = org AND t.id = ref::bigint AND t.removed_at IS NULL;
END $$;
CREATE FUNCTION lead_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.name, NULL::bigint, NULL::bigint, t.client_id, t.owner_id
    FROM leads t WHERE t.org_id = org AND t.id = ref::bigint AND t.removed_at IS NULL;
END $$;
CREATE FUNCTION opportunity_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.name, t.account_id, t.id, t.client_id, t.owner_id
    FROM opportunities t WHERE t.org_id = org AND t.id = ref::bigint AND t.removed_at IS NULL;
END $$;
CREATE FUNCTION product_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.name, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint
    FROM products t WHERE t.org_id = org AND t.id = ref::bigint;
END $$;
CREATE FUNCTION order_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.number, t.account_id, t.opportunity_id, deal.client_id, t.owner_id
    FROM orders t LEFT JOIN opportunities deal ON deal.org_id = t.org_id AND deal.id = t.opportunity_id
    WHERE t.org_id = org AND t.id = ref::bigint;
END $$;
CREATE FUNCTION contract_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.number, t.account_id, t.opportunity_id, deal.client_id, t.owner_id
    FROM contracts t LEFT JOIN opportunities deal ON deal.org_id = t.org_id AND deal.id = t.opportunity_id
    WHERE t.org_id = org AND t.id = ref::bigint;
END $$;
CREATE FUNCTION client_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT coalesce(t.name, t.email), NULL::bigint, NULL::bigint, t.id, t.owner_id
    FROM clients t WHERE t.org_id = org AND t.id = ref::bigint;
END $$;
CREATE FUNCTION conversation_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT coalesce(t.subject, person.name, person.email, 'Conversation'), NULL::bigint, NULL::bigint, t.client_id,
      t.assignee_id
    FROM conversations t LEFT JOIN clients person ON person.org_id = t.org_id AND person.id = t.client_id
    WHERE t.org_id = org AND t.id = ref::uuid;
END $$;
CREATE FUNCTION site_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.name, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint
    FROM sites t WHERE t.org_id = org AND t.id = ref::bigint;
END $$;
CREATE FUNCTION user_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.name, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint
    FROM users t WHERE t.org_id = org AND t.id = ref::bigint;
END $$;

-- The facts of a record of any kind; nothing when it is gone, or of a kind that tells none.
CREATE FUNCTION record_of(org bigint, entity text, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE STRICT ROWS 1 AS $$
BEGIN
  IF to_regprocedure(format('%I(bigint, text)', entity || '_record')) IS NOT NULL THEN
    RETURN QUERY EXECUTE format('SELECT * FROM %I($1, $2)', entity || '_record') USING org, ref;
  END IF;
END $$;

CREATE FUNCTION payment_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT 'Payment for ' || above.name, above.account_id, above.opportunity_id, above.client_id, above.owner_id
    FROM payments t CROSS JOIN LATERAL record_of(org, CASE WHEN t.order_id IS NULL THEN 'contract' ELSE 'order' END,
      coalesce(t.order_id, t.contract_id)::text) AS above
    WHERE t.org_id = org AND t.id = ref::bigint;
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
