-- The spine (clients, visitors) and the websites.

CREATE TABLE clients (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  email text NOT NULL CHECK (email = lower(email)),
  name text,
  phone text,
  company text,
  stage text NOT NULL DEFAULT 'visitor' CHECK (stage IN ('visitor', 'lead', 'client', 'former')),
  notes text,
  owner_id bigint,
  verified_at timestamptz,
  is_active boolean NOT NULL DEFAULT true,
  last_seen_at timestamptz,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(coalesce(name, email))) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS
    (search_key(coalesce(name, '') || ' ' || email || ' ' || coalesce(company, '') || ' ' || coalesce(phone, ''))) STORED,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, owner_id) REFERENCES users
);
CREATE UNIQUE INDEX clients_email ON clients (org_id, email);
CREATE INDEX clients_by_name ON clients (org_id, name_key, id);
CREATE INDEX clients_by_created ON clients (org_id, created_at, id);
CREATE INDEX clients_by_last_seen ON clients (org_id, last_seen_at DESC NULLS LAST, id DESC);
CREATE INDEX clients_by_owner ON clients (org_id, owner_id);
CREATE INDEX clients_search ON clients USING gin (search_text gin_trgm_ops);
SELECT make_tenant_table('clients');

CREATE TABLE sites (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- The public name in the snippet.
  site_id text NOT NULL,
  name text NOT NULL,
  config jsonb NOT NULL,
  allowed_domains text[] NOT NULL DEFAULT '{}',
  -- Signs identity tokens; encrypted by the program.
  identity_secret text,
  is_active boolean NOT NULL DEFAULT true,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(name)) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (search_key(name || ' ' || site_id)) STORED,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX sites_site_id ON sites (site_id);
CREATE INDEX sites_by_name ON sites (org_id, name_key, id);
SELECT make_tenant_table('sites');

CREATE TABLE site_config_versions (
  org_id bigint NOT NULL,
  site_id bigint NOT NULL,
  version integer NOT NULL,
  config jsonb NOT NULL,
  saved_by text,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, site_id, version),
  FOREIGN KEY (org_id, site_id) REFERENCES sites
);
SELECT make_tenant_table('site_config_versions');

-- A browser on a site. It belongs to a client once it has left an e-mail.
CREATE TABLE visitors (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  site_id bigint NOT NULL,
  client_id bigint,
  proof text NOT NULL DEFAULT 'session' CHECK (proof IN ('session', 'claimed', 'verified')),
  email text,
  name text,
  is_blocked boolean NOT NULL DEFAULT false,
  page_url text,
  page_title text,
  referrer text,
  locale text,
  time_zone text,
  user_agent text,
  first_utm jsonb NOT NULL DEFAULT '{}',
  last_utm jsonb NOT NULL DEFAULT '{}',
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, site_id) REFERENCES sites,
  FOREIGN KEY (org_id, client_id) REFERENCES clients
);
CREATE INDEX visitors_by_client ON visitors (org_id, client_id, last_seen_at DESC);
CREATE INDEX visitors_by_site ON visitors (org_id, site_id, last_seen_at DESC);
SELECT make_tenant_table('visitors');

-- One-time codes that prove an e-mail.
CREATE TABLE email_codes (
  org_id bigint NOT NULL,
  visitor_id uuid NOT NULL,
  email text NOT NULL,
  code_hash text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (org_id, visitor_id, email),
  FOREIGN KEY (org_id, visitor_id) REFERENCES visitors
);
SELECT make_tenant_table('email_codes');
