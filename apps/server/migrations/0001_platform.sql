-- Foundation: roles, tenancy, events, audit, files, mail.
-- atrium_app serves one organization at a time; atrium_system signs people in, runs jobs and makes backups.

DO $$ BEGIN CREATE ROLE atrium_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE atrium_system NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT atrium_app, atrium_system TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO atrium_app, atrium_system;
-- Search functions are owned by atrium_system.
GRANT CREATE ON SCHEMA public TO atrium_system;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Fails, rather than showing nothing, when no organization was set in the transaction.
CREATE FUNCTION current_org() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('app.org_id')::bigint $$;

-- One spelling for search and alphabetical order, the same on every collation.
CREATE FUNCTION search_key(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

-- Every tenant table is made one by this: forced row-level security, no DELETE for the application.
CREATE FUNCTION make_tenant_table(name regclass, org_column text DEFAULT 'org_id') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
  EXECUTE format('CREATE POLICY tenant ON %s TO atrium_app USING (%I = current_org()) WITH CHECK (%I = current_org())', name, org_column, org_column);
  EXECUTE format('CREATE POLICY system ON %s TO atrium_system USING (true) WITH CHECK (true)', name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO atrium_app', name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO atrium_system', name);
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- Ids of the rows of the organization whose search_text contains the needle. Row-level security keeps an index on
-- search_text from being used (LIKE is not leakproof), so this runs as atrium_system and filters by itself.
CREATE FUNCTION matching_ids(name regclass, needle text) RETURNS SETOF bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT id FROM %s WHERE org_id = %s AND search_text LIKE %L', name, current_org(),
    '%' || replace(replace(replace(search_key(needle), '\', '\\'), '%', '\%'), '_', '\_') || '%');
END $$;
ALTER FUNCTION matching_ids(regclass, text) OWNER TO atrium_system;
REVOKE ALL ON FUNCTION matching_ids(regclass, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matching_ids(regclass, text) TO atrium_app, atrium_system;

CREATE TABLE organizations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  currency text NOT NULL DEFAULT 'USD',
  time_zone text NOT NULL DEFAULT 'UTC',
  locale text NOT NULL DEFAULT 'en',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
SELECT make_tenant_table('organizations', 'id');

-- What happened, once, forever: the source of every timeline and of all news between modules.
CREATE TABLE events (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  actor_type text NOT NULL CHECK (actor_type IN ('user', 'api_key', 'visitor', 'system')),
  actor_id text,
  actor_name text,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  client_id bigint,
  summary text,
  data jsonb NOT NULL DEFAULT '{}',
  dedupe_key text,
  request_id text,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX events_dedupe ON events (org_id, dedupe_key) WHERE dedupe_key IS NOT NULL;
CREATE INDEX events_by_client ON events (org_id, client_id, id DESC) WHERE client_id IS NOT NULL AND summary IS NOT NULL;
CREATE INDEX events_by_subject ON events (org_id, subject_type, subject_id, id DESC) WHERE summary IS NOT NULL;
SELECT make_tenant_table('events');
REVOKE UPDATE ON events FROM atrium_app;
CREATE TRIGGER events_append_only BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Events not yet handed to their subscribers; emptied by the relay.
CREATE TABLE outbox (
  event_id bigint PRIMARY KEY,
  org_id bigint NOT NULL
);
SELECT make_tenant_table('outbox');
REVOKE UPDATE ON outbox FROM atrium_app;

CREATE TABLE audit_log (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  actor_type text NOT NULL CHECK (actor_type IN ('user', 'api_key', 'visitor', 'system')),
  actor_id text,
  actor_name text,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text,
  changes jsonb NOT NULL DEFAULT '{}',
  request_id text,
  ip text,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX audit_log_by_time ON audit_log (org_id, at DESC, id DESC);
CREATE INDEX audit_log_by_entity ON audit_log (org_id, entity, entity_id, id DESC);
SELECT make_tenant_table('audit_log');
REVOKE UPDATE ON audit_log FROM atrium_app;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- First answers of requests that carry an Idempotency-Key.
CREATE TABLE idempotency_keys (
  org_id bigint NOT NULL REFERENCES organizations,
  caller text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer,
  response jsonb,
  location text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, caller, key)
);
SELECT make_tenant_table('idempotency_keys');
GRANT DELETE ON idempotency_keys TO atrium_app;

CREATE TABLE files (
  org_id bigint NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  size bigint NOT NULL,
  sha256 text NOT NULL,
  storage_key text NOT NULL,
  uploaded_by_type text NOT NULL CHECK (uploaded_by_type IN ('user', 'api_key', 'visitor', 'system')),
  uploaded_by_id text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id)
);
SELECT make_tenant_table('files');

-- Mail leaves from here after the commit that wrote it; without a mail server it stays to be read ('Held').
CREATE TABLE mails (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  html text NOT NULL,
  status text NOT NULL DEFAULT 'Queued' CHECK (status IN ('Queued', 'Sent', 'Held', 'Failed')),
  attempts integer NOT NULL DEFAULT 0,
  error text,
  dedupe_key text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX mails_dedupe ON mails (org_id, dedupe_key) WHERE dedupe_key IS NOT NULL;
CREATE INDEX mails_by_time ON mails (org_id, created_at DESC, id DESC);
SELECT make_tenant_table('mails');
