-- Users, sessions, API keys. Secrets are stored as hashes; what must be readable is encrypted by the program.

CREATE TABLE users (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  email text NOT NULL CHECK (email = lower(email)),
  first_name text NOT NULL,
  last_name text NOT NULL,
  name text NOT NULL GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(first_name || ' ' || last_name)) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (search_key(first_name || ' ' || last_name || ' ' || email)) STORED,
  role text NOT NULL CHECK (role IN ('admin', 'user')),
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL DEFAULT false,
  is_active boolean NOT NULL DEFAULT true,
  failed_logins integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  two_factor_secret text,
  two_factor_enabled_at timestamptz,
  two_factor_last_step bigint,
  backup_code_hashes text[] NOT NULL DEFAULT '{}',
  theme text NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
  time_zone text,
  last_login_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
-- One e-mail signs in to one organization.
CREATE UNIQUE INDEX users_email ON users (email);
CREATE INDEX users_by_name ON users (org_id, name_key, id);
SELECT make_tenant_table('users');

CREATE TABLE sessions (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  user_id bigint NOT NULL,
  refresh_hash text NOT NULL,
  -- The token before this one: seeing it again means that it was stolen.
  previous_refresh_hash text,
  rotated_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  ip text,
  user_agent text,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, user_id) REFERENCES users
);
CREATE INDEX sessions_by_user ON sessions (org_id, user_id) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX sessions_by_id ON sessions (id);
SELECT make_tenant_table('sessions');

-- One-time links: reset of a password.
CREATE TABLE user_tokens (
  org_id bigint NOT NULL,
  hash text NOT NULL,
  user_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('reset')),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (org_id, hash),
  FOREIGN KEY (org_id, user_id) REFERENCES users
);
CREATE UNIQUE INDEX user_tokens_by_hash ON user_tokens (hash);
SELECT make_tenant_table('user_tokens');

CREATE TABLE api_keys (
  org_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  prefix text NOT NULL,
  hash text NOT NULL,
  scopes text[] NOT NULL,
  created_by bigint NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, created_by) REFERENCES users
);
CREATE UNIQUE INDEX api_keys_by_hash ON api_keys (hash);
SELECT make_tenant_table('api_keys');

-- Sign-ups that have not confirmed their address: there is no organization yet, so only the system sees them.
CREATE TABLE signups (
  hash text PRIMARY KEY,
  organization_name text NOT NULL,
  first_name text NOT NULL,
  last_name text NOT NULL,
  email text NOT NULL,
  password_hash text NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON signups TO atrium_system;

-- Lists as somebody likes to see them: filters, order, columns. Shared ones are everybody's to read.
CREATE TABLE saved_views (
  org_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  user_id bigint NOT NULL,
  entity text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  columns text[] NOT NULL DEFAULT '{}',
  is_shared boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, user_id) REFERENCES users
);
CREATE INDEX saved_views_by_user ON saved_views (org_id, user_id, entity);
CREATE INDEX saved_views_shared ON saved_views (org_id, entity) WHERE is_shared;
SELECT make_tenant_table('saved_views');
GRANT DELETE ON saved_views TO atrium_app;
