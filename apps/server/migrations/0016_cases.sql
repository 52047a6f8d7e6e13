-- What clients need help with, and what the agency promises them: targets of the service level, in business hours.

-- When the agency works. `week`: seven lists of {"opens", "closes"}, Monday first; `holidays`: [{"date", "name"}].
CREATE TABLE sla_settings (
  org_id bigint NOT NULL REFERENCES organizations,
  week jsonb NOT NULL DEFAULT '[[{"opens": "09:00", "closes": "17:00"}], [{"opens": "09:00", "closes": "17:00"}],
    [{"opens": "09:00", "closes": "17:00"}], [{"opens": "09:00", "closes": "17:00"}],
    [{"opens": "09:00", "closes": "17:00"}], [], []]' CHECK (jsonb_array_length(week) = 7),
  holidays jsonb NOT NULL DEFAULT '[]',
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id)
);
SELECT make_tenant_table('sla_settings');

-- Minutes of business hours; null where nothing is promised.
CREATE TABLE sla_targets (
  org_id bigint NOT NULL REFERENCES organizations,
  priority text NOT NULL CHECK (priority IN ('Low', 'Medium', 'High', 'Urgent')),
  first_response_minutes integer CHECK (first_response_minutes > 0),
  resolution_minutes integer CHECK (resolution_minutes > 0),
  PRIMARY KEY (org_id, priority)
);
SELECT make_tenant_table('sla_targets');

-- Every organization begins with these, from its first moment: an urgent case is answered within an hour and closed
-- within a day, one of low priority within two days and ten.
CREATE FUNCTION add_sla_defaults(org bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO sla_settings (org_id) VALUES (org);
  INSERT INTO sla_targets (org_id, priority, first_response_minutes, resolution_minutes) VALUES
    (org, 'Urgent', 60, 480), (org, 'High', 240, 1440), (org, 'Medium', 480, 2400), (org, 'Low', 960, 4800);
$$;
CREATE FUNCTION add_sla_defaults_to_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_sla_defaults(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER organizations_sla_defaults AFTER INSERT ON organizations
  FOR EACH ROW EXECUTE FUNCTION add_sla_defaults_to_new();
SELECT add_sla_defaults(id) FROM organizations;

CREATE TABLE cases (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  number text NOT NULL GENERATED ALWAYS AS ('CASE-' || lpad(id::text, greatest(6, length(id::text)), '0')) STORED,
  subject text NOT NULL CHECK (subject <> ''),
  description text,
  status text NOT NULL DEFAULT 'New' CHECK (status IN ('New', 'In Progress', 'Waiting on Client', 'Closed')),
  priority text NOT NULL DEFAULT 'Medium' CHECK (priority IN ('Low', 'Medium', 'High', 'Urgent')),
  category text NOT NULL DEFAULT 'Question'
    CHECK (category IN ('Question', 'Problem', 'Billing', 'Feature Request', 'Other')),
  origin text NOT NULL DEFAULT 'Web' CHECK (origin IN ('Messenger', 'E-mail', 'Phone', 'Web', 'Assistant')),
  account_id bigint,
  contact_id bigint,
  client_id bigint,
  conversation_id uuid,
  owner_id bigint,
  closed_at timestamptz,
  waiting_since timestamptz,
  -- The clock of the first response: it runs until somebody has answered.
  first_response_at timestamptz,
  first_response_warn_at timestamptz,
  first_response_due_at timestamptz,
  first_response_warned_at timestamptz,
  first_response_breached_at timestamptz,
  -- The clock of the resolution: it rests while the case waits on the client, and when it is closed. It has used some
  -- time when it is started again.
  resolution_started_at timestamptz,
  resolution_used_seconds integer NOT NULL DEFAULT 0 CHECK (resolution_used_seconds >= 0),
  resolution_warn_at timestamptz,
  resolution_due_at timestamptz,
  resolution_warned_at timestamptz,
  resolution_breached_at timestamptz,
  merged_into_id bigint,
  removed_at timestamptz,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  priority_rank smallint NOT NULL GENERATED ALWAYS AS
    (CASE priority WHEN 'Urgent' THEN 4 WHEN 'High' THEN 3 WHEN 'Medium' THEN 2 ELSE 1 END) STORED,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(subject)) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS
    ('case-' || lpad(id::text, greatest(6, length(id::text)), '0') || ' ' || search_key(subject)) STORED,
  -- When a clock has to be looked at next: to warn, or because the time is over.
  sla_check_at timestamptz GENERATED ALWAYS AS (CASE WHEN status <> 'Closed' AND removed_at IS NULL THEN least(
    CASE WHEN first_response_at IS NOT NULL THEN NULL WHEN first_response_warned_at IS NULL THEN first_response_warn_at
      WHEN first_response_breached_at IS NULL THEN first_response_due_at END,
    CASE WHEN resolution_warned_at IS NULL THEN resolution_warn_at
      WHEN resolution_breached_at IS NULL THEN resolution_due_at END) END) STORED,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, account_id) REFERENCES accounts,
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts,
  FOREIGN KEY (org_id, client_id) REFERENCES clients,
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations,
  FOREIGN KEY (org_id, owner_id) REFERENCES users,
  FOREIGN KEY (org_id, created_by) REFERENCES users,
  FOREIGN KEY (org_id, merged_into_id) REFERENCES cases,
  CHECK (merged_into_id IS NULL OR removed_at IS NOT NULL),
  CHECK ((status = 'Closed') = (closed_at IS NOT NULL)),
  CHECK ((status = 'Waiting on Client') = (waiting_since IS NOT NULL)),
  CHECK ((status IN ('New', 'In Progress')) = (resolution_started_at IS NOT NULL)),
  CHECK ((first_response_warn_at IS NULL) = (first_response_due_at IS NULL)),
  CHECK ((resolution_warn_at IS NULL) = (resolution_due_at IS NULL)),
  CHECK (status <> 'Waiting on Client' OR resolution_due_at IS NULL)
);
-- The queue, whose it is, and everything.
CREATE INDEX cases_queue ON cases (org_id, priority_rank DESC, created_at, id) WHERE status <> 'Closed' AND removed_at IS NULL;
CREATE INDEX cases_by_owner ON cases (org_id, owner_id, priority_rank DESC, created_at, id);
CREATE INDEX cases_by_created ON cases (org_id, created_at, id);
CREATE INDEX cases_by_status ON cases (org_id, status, created_at, id);
CREATE INDEX cases_by_account ON cases (org_id, account_id, created_at, id) WHERE account_id IS NOT NULL;
CREATE INDEX cases_by_contact ON cases (org_id, contact_id, created_at, id) WHERE contact_id IS NOT NULL;
CREATE INDEX cases_by_client ON cases (org_id, client_id, created_at, id) WHERE client_id IS NOT NULL;
CREATE INDEX cases_by_conversation ON cases (org_id, conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX cases_by_merged ON cases (org_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX cases_by_creator ON cases (org_id, created_by);
CREATE INDEX cases_search ON cases USING gin (search_text gin_trgm_ops);
-- Those of all organizations that are waited for by the clock, and those that wait on clients.
CREATE INDEX cases_to_check ON cases (sla_check_at) WHERE sla_check_at IS NOT NULL;
CREATE INDEX cases_waiting ON cases (org_id, conversation_id) WHERE status = 'Waiting on Client' AND removed_at IS NULL;
SELECT make_tenant_table('cases');
CREATE TRIGGER cases_words AFTER INSERT OR UPDATE OF subject ON cases FOR EACH ROW EXECUTE FUNCTION keep_words();

-- Behind a case stand its account and its client.
CREATE FUNCTION case_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.number || ' ' || t.subject, t.account_id, NULL::bigint, t.client_id, t.owner_id
    FROM cases t WHERE t.org_id = org AND t.id = ref::bigint AND t.removed_at IS NULL;
END $$;
