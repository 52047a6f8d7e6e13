-- Accounts, contacts, leads, products, opportunities.
-- What was merged into another record or undone carries removed_at: it is kept, and shown nowhere.

CREATE TABLE stages (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  position integer NOT NULL,
  probability integer NOT NULL CHECK (probability BETWEEN 0 AND 100),
  kind text NOT NULL CHECK (kind IN ('open', 'won', 'lost')),
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  CHECK (kind <> 'won' OR probability = 100),
  CHECK (kind <> 'lost' OR probability = 0)
);
CREATE UNIQUE INDEX stages_name ON stages (org_id, search_key(name));
CREATE INDEX stages_by_position ON stages (org_id, position, id);
SELECT make_tenant_table('stages');

CREATE TABLE lead_sources (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  position integer NOT NULL,
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX lead_sources_name ON lead_sources (org_id, name);
SELECT make_tenant_table('lead_sources');

-- Every organization begins with these, from its first moment.
CREATE FUNCTION add_sales_defaults(org bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO stages (org_id, name, position, probability, kind) VALUES
    (org, 'Prospecting', 1, 5, 'open'), (org, 'Qualifying', 2, 10, 'open'), (org, 'Proposal', 3, 50, 'open'),
    (org, 'Negotiation', 4, 75, 'open'), (org, 'Closed Won', 5, 100, 'won'), (org, 'Closed Lost', 6, 0, 'lost');
  INSERT INTO lead_sources (org_id, name, position)
    SELECT org, name, position FROM unnest(ARRAY['Website', 'Messenger', 'Workspace', 'Referral', 'Campaign',
      'Cold Call', 'Event', 'Import', 'Other']) WITH ORDINALITY AS source(name, position);
$$;
CREATE FUNCTION add_sales_defaults_to_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_sales_defaults(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER organizations_sales_defaults AFTER INSERT ON organizations
  FOR EACH ROW EXECUTE FUNCTION add_sales_defaults_to_new();

CREATE TABLE sales_targets (
  org_id bigint NOT NULL,
  owner_id bigint NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  amount numeric(14, 2) NOT NULL CHECK (amount >= 0),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, owner_id, month),
  FOREIGN KEY (org_id, owner_id) REFERENCES users
);
CREATE INDEX sales_targets_by_month ON sales_targets (org_id, month);
SELECT make_tenant_table('sales_targets');

CREATE TABLE accounts (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL CHECK (name <> ''),
  phone text,
  website text,
  type text CHECK (type IN ('Prospect', 'Customer', 'Partner', 'Vendor', 'Other')),
  industry text,
  description text,
  billing_address text,
  shipping_address text,
  parent_account_id bigint,
  owner_id bigint NOT NULL,
  is_active boolean NOT NULL DEFAULT true,
  merged_into_id bigint,
  removed_at timestamptz,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(name)) STORED,
  -- example.com of https://www.example.com/shop
  domain text GENERATED ALWAYS AS (lower(substring(website FROM '^[a-zA-Z]+://(?:www\.)?([^/:?#]+)'))) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS
    (search_key(name || ' ' || coalesce(website, '') || ' ' || coalesce(phone, ''))) STORED,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, parent_account_id) REFERENCES accounts,
  FOREIGN KEY (org_id, merged_into_id) REFERENCES accounts,
  FOREIGN KEY (org_id, owner_id) REFERENCES users,
  FOREIGN KEY (org_id, created_by) REFERENCES users,
  CHECK (parent_account_id <> id),
  CHECK (merged_into_id IS NULL OR removed_at IS NOT NULL)
);
CREATE INDEX accounts_by_name ON accounts (org_id, name_key, id) WHERE removed_at IS NULL;
CREATE INDEX accounts_by_created ON accounts (org_id, created_at, id);
CREATE INDEX accounts_by_parent ON accounts (org_id, parent_account_id);
CREATE INDEX accounts_by_merged ON accounts (org_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX accounts_by_owner ON accounts (org_id, owner_id, name_key);
CREATE INDEX accounts_by_creator ON accounts (org_id, created_by);
CREATE INDEX accounts_by_domain ON accounts (org_id, domain) WHERE domain IS NOT NULL;
CREATE INDEX accounts_search ON accounts USING gin (search_text gin_trgm_ops);
CREATE INDEX accounts_like_name ON accounts USING gin (name_key gin_trgm_ops);
SELECT make_tenant_table('accounts');

CREATE TABLE contacts (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  first_name text,
  last_name text NOT NULL CHECK (last_name <> ''),
  name text NOT NULL GENERATED ALWAYS AS (ltrim(coalesce(first_name, '') || ' ' || last_name)) STORED,
  title text,
  email text CHECK (email = lower(email)),
  phone text,
  description text,
  reports_to_id bigint,
  account_id bigint NOT NULL,
  owner_id bigint NOT NULL,
  client_id bigint,
  is_active boolean NOT NULL DEFAULT true,
  merged_into_id bigint,
  removed_at timestamptz,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(ltrim(coalesce(first_name, '') || ' ' || last_name))) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (search_key(ltrim(coalesce(first_name, '') || ' ' || last_name)
    || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(title, ''))) STORED,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, reports_to_id) REFERENCES contacts,
  FOREIGN KEY (org_id, merged_into_id) REFERENCES contacts,
  FOREIGN KEY (org_id, account_id) REFERENCES accounts,
  FOREIGN KEY (org_id, owner_id) REFERENCES users,
  FOREIGN KEY (org_id, created_by) REFERENCES users,
  FOREIGN KEY (org_id, client_id) REFERENCES clients,
  CHECK (reports_to_id <> id),
  CHECK (merged_into_id IS NULL OR removed_at IS NOT NULL)
);
CREATE UNIQUE INDEX contacts_email ON contacts (org_id, email) WHERE removed_at IS NULL;
CREATE INDEX contacts_by_name ON contacts (org_id, name_key, id) WHERE removed_at IS NULL;
CREATE INDEX contacts_by_created ON contacts (org_id, created_at, id);
CREATE INDEX contacts_by_account ON contacts (org_id, account_id, name_key, id);
CREATE INDEX contacts_by_superior ON contacts (org_id, reports_to_id);
CREATE INDEX contacts_by_merged ON contacts (org_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX contacts_by_owner ON contacts (org_id, owner_id, name_key);
CREATE INDEX contacts_by_creator ON contacts (org_id, created_by);
CREATE INDEX contacts_by_client ON contacts (org_id, client_id);
CREATE INDEX contacts_search ON contacts USING gin (search_text gin_trgm_ops);
CREATE INDEX contacts_like_name ON contacts USING gin (name_key gin_trgm_ops);
SELECT make_tenant_table('contacts');

CREATE TABLE products (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL CHECK (name <> ''),
  sku text,
  description text,
  standard_list_price numeric(14, 2) NOT NULL DEFAULT 0.00 CHECK (standard_list_price >= 0),
  is_retainer_product boolean NOT NULL DEFAULT false,
  is_active boolean NOT NULL DEFAULT true,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(name)) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (search_key(name || ' ' || coalesce(sku, ''))) STORED,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, created_by) REFERENCES users
);
CREATE UNIQUE INDEX products_sku ON products (org_id, upper(sku)) WHERE sku IS NOT NULL;
CREATE INDEX products_by_name ON products (org_id, name_key, id);
CREATE INDEX products_by_creator ON products (org_id, created_by);
CREATE INDEX products_retainers ON products (org_id, id) WHERE is_retainer_product;
CREATE INDEX products_search ON products USING gin (search_text gin_trgm_ops);
SELECT make_tenant_table('products');

CREATE TABLE opportunities (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL CHECK (name <> ''),
  stage_id bigint NOT NULL,
  close_date date,
  probability integer NOT NULL CHECK (probability BETWEEN 0 AND 100),
  next_step text,
  description text,
  lead_source text,
  loss_reason text,
  account_id bigint NOT NULL,
  owner_id bigint NOT NULL,
  client_id bigint,
  -- The lead it was converted from.
  lead_id bigint,
  utm jsonb NOT NULL DEFAULT '{}',
  stage_entered_at timestamptz NOT NULL,
  closed_at timestamptz,
  last_activity_at timestamptz NOT NULL,
  removed_at timestamptz,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(name)) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (search_key(name || ' ' || coalesce(next_step, ''))) STORED,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, stage_id) REFERENCES stages,
  FOREIGN KEY (org_id, lead_source) REFERENCES lead_sources (org_id, name) ON UPDATE CASCADE,
  FOREIGN KEY (org_id, account_id) REFERENCES accounts,
  FOREIGN KEY (org_id, owner_id) REFERENCES users,
  FOREIGN KEY (org_id, created_by) REFERENCES users,
  FOREIGN KEY (org_id, client_id) REFERENCES clients
);
CREATE INDEX opportunities_by_stage ON opportunities (org_id, stage_id, close_date, name_key, id);
CREATE INDEX opportunities_by_close ON opportunities (org_id, close_date, name_key, id);
CREATE INDEX opportunities_by_closing ON opportunities (org_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX opportunities_by_created ON opportunities (org_id, created_at, id);
CREATE INDEX opportunities_by_name ON opportunities (org_id, name_key, id);
CREATE INDEX opportunities_by_account ON opportunities (org_id, account_id, close_date, id);
CREATE INDEX opportunities_by_owner ON opportunities (org_id, owner_id, close_date, id);
CREATE INDEX opportunities_by_creator ON opportunities (org_id, created_by);
CREATE INDEX opportunities_by_client ON opportunities (org_id, client_id);
CREATE INDEX opportunities_by_lead ON opportunities (org_id, lead_id);
CREATE INDEX opportunities_by_source ON opportunities (org_id, lead_source);
CREATE INDEX opportunities_search ON opportunities USING gin (search_text gin_trgm_ops);
SELECT make_tenant_table('opportunities');

CREATE TABLE leads (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  first_name text,
  last_name text NOT NULL CHECK (last_name <> ''),
  name text NOT NULL GENERATED ALWAYS AS (ltrim(coalesce(first_name, '') || ' ' || last_name)) STORED,
  company text NOT NULL CHECK (company <> ''),
  title text,
  email text CHECK (email = lower(email)),
  phone text,
  website text,
  address text,
  description text,
  status text NOT NULL DEFAULT 'New' CHECK (status IN ('New', 'Contacted', 'Qualified', 'Unqualified', 'Converted')),
  lead_source text,
  industry text,
  owner_id bigint,
  client_id bigint,
  -- Made by a message or an entry, not by a person.
  is_automatic boolean NOT NULL DEFAULT false,
  utm jsonb NOT NULL DEFAULT '{}',
  converted_account_id bigint,
  converted_contact_id bigint,
  converted_opportunity_id bigint,
  -- What the conversion made, and did not find there already: an undo takes only these back.
  conversion_made text[] NOT NULL DEFAULT '{}',
  converted_at timestamptz,
  status_before text CHECK (status_before IN ('New', 'Contacted', 'Qualified', 'Unqualified')),
  merged_into_id bigint,
  removed_at timestamptz,
  name_key text NOT NULL GENERATED ALWAYS AS (search_key(ltrim(coalesce(first_name, '') || ' ' || last_name))) STORED,
  company_key text NOT NULL GENERATED ALWAYS AS (search_key(company)) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (search_key(ltrim(coalesce(first_name, '') || ' ' || last_name)
    || ' ' || company || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))) STORED,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, lead_source) REFERENCES lead_sources (org_id, name) ON UPDATE CASCADE,
  FOREIGN KEY (org_id, owner_id) REFERENCES users,
  FOREIGN KEY (org_id, created_by) REFERENCES users,
  FOREIGN KEY (org_id, client_id) REFERENCES clients,
  FOREIGN KEY (org_id, converted_account_id) REFERENCES accounts,
  FOREIGN KEY (org_id, converted_contact_id) REFERENCES contacts,
  FOREIGN KEY (org_id, converted_opportunity_id) REFERENCES opportunities,
  FOREIGN KEY (org_id, merged_into_id) REFERENCES leads,
  CHECK ((status = 'Converted') = (converted_at IS NOT NULL)),
  CHECK ((status = 'Converted') = (converted_account_id IS NOT NULL)),
  CHECK (merged_into_id IS NULL OR removed_at IS NOT NULL)
);
-- A message told twice makes one lead. People may make a second one, and are warned.
CREATE UNIQUE INDEX leads_once ON leads (org_id, client_id)
  WHERE is_automatic AND status <> 'Converted' AND removed_at IS NULL;
CREATE INDEX leads_by_created ON leads (org_id, created_at, id);
CREATE INDEX leads_by_name ON leads (org_id, name_key, id);
CREATE INDEX leads_by_status ON leads (org_id, status, created_at);
CREATE INDEX leads_by_owner ON leads (org_id, owner_id, created_at);
CREATE INDEX leads_by_creator ON leads (org_id, created_by);
CREATE INDEX leads_by_client ON leads (org_id, client_id);
CREATE INDEX leads_by_source ON leads (org_id, lead_source);
CREATE INDEX leads_by_email ON leads (org_id, email) WHERE email IS NOT NULL;
CREATE INDEX leads_by_account ON leads (org_id, converted_account_id) WHERE converted_account_id IS NOT NULL;
CREATE INDEX leads_by_contact ON leads (org_id, converted_contact_id) WHERE converted_contact_id IS NOT NULL;
CREATE INDEX leads_by_opportunity ON leads (org_id, converted_opportunity_id) WHERE converted_opportunity_id IS NOT NULL;
CREATE INDEX leads_by_merged ON leads (org_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX leads_search ON leads USING gin (search_text gin_trgm_ops);
CREATE INDEX leads_like_name ON leads USING gin (name_key gin_trgm_ops);
CREATE INDEX leads_like_company ON leads USING gin (company_key gin_trgm_ops);
SELECT make_tenant_table('leads');
ALTER TABLE opportunities ADD FOREIGN KEY (org_id, lead_id) REFERENCES leads;

-- Every stay of a deal in a stage; the first has no stage before it.
CREATE TABLE stage_changes (
  org_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  opportunity_id bigint NOT NULL,
  from_stage_id bigint,
  to_stage_id bigint NOT NULL,
  by_name text,
  at timestamptz NOT NULL,
  seconds_in_from bigint,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, opportunity_id) REFERENCES opportunities,
  FOREIGN KEY (org_id, from_stage_id) REFERENCES stages,
  FOREIGN KEY (org_id, to_stage_id) REFERENCES stages
);
CREATE INDEX stage_changes_by_opportunity ON stage_changes (org_id, opportunity_id, id DESC);
CREATE INDEX stage_changes_by_origin ON stage_changes (org_id, from_stage_id, seconds_in_from);
CREATE INDEX stage_changes_by_goal ON stage_changes (org_id, to_stage_id);
SELECT make_tenant_table('stage_changes');
REVOKE UPDATE ON stage_changes FROM atrium_app;

-- A draft: lines come and go until the deal is won. What was sold is in order_line_items.
CREATE TABLE opportunity_line_items (
  org_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  opportunity_id bigint NOT NULL,
  product_id bigint NOT NULL,
  quantity numeric(12, 2) NOT NULL CHECK (quantity > 0),
  sale_price numeric(14, 2) NOT NULL CHECK (sale_price >= 0),
  description text,
  position integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, opportunity_id) REFERENCES opportunities,
  FOREIGN KEY (org_id, product_id) REFERENCES products,
  FOREIGN KEY (org_id, created_by) REFERENCES users
);
CREATE INDEX opportunity_line_items_by_opportunity ON opportunity_line_items (org_id, opportunity_id, position, id)
  INCLUDE (quantity, sale_price, product_id);
CREATE INDEX opportunity_line_items_by_product ON opportunity_line_items (org_id, product_id);
CREATE INDEX opportunity_line_items_by_creator ON opportunity_line_items (org_id, created_by);
SELECT make_tenant_table('opportunity_line_items');
GRANT DELETE ON opportunity_line_items TO atrium_app;

CREATE TABLE opportunity_contact_roles (
  org_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  opportunity_id bigint NOT NULL,
  contact_id bigint NOT NULL,
  role text NOT NULL CHECK (role IN ('Decision Maker', 'Influencer', 'Economic Buyer', 'Technical Buyer', 'Champion',
    'Evaluator', 'Other')),
  version integer NOT NULL DEFAULT 1,
  created_by bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, opportunity_id) REFERENCES opportunities,
  FOREIGN KEY (org_id, contact_id) REFERENCES contacts,
  FOREIGN KEY (org_id, created_by) REFERENCES users
);
CREATE UNIQUE INDEX opportunity_contact_roles_once ON opportunity_contact_roles (org_id, opportunity_id, contact_id, role);
CREATE INDEX opportunity_contact_roles_by_contact ON opportunity_contact_roles (org_id, contact_id);
CREATE INDEX opportunity_contact_roles_by_creator ON opportunity_contact_roles (org_id, created_by);
SELECT make_tenant_table('opportunity_contact_roles');
GRANT DELETE ON opportunity_contact_roles TO atrium_app;

-- Rows of the organization whose name is like the given one, the most alike first. As matching_ids, past row-level
-- security for the sake of the index, and filtering by itself.
CREATE FUNCTION similar_ids(name regclass, key_column name, wanted text, most integer DEFAULT 10)
  RETURNS TABLE (id bigint, likeness real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET pg_trgm.similarity_threshold = 0.45 AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT t.id, similarity(t.%1$I, $1) FROM %2$s t WHERE t.org_id = $2 AND t.removed_at IS NULL AND t.%1$I %% $1
     ORDER BY 2 DESC, 1 LIMIT $3', key_column, name)
    USING search_key(wanted), current_org(), most;
END $$;
ALTER FUNCTION similar_ids(regclass, name, text, integer) OWNER TO atrium_system;
REVOKE ALL ON FUNCTION similar_ids(regclass, name, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION similar_ids(regclass, name, text, integer) TO atrium_app, atrium_system;

SET LOCAL ROLE atrium_system;
SELECT add_sales_defaults(id) FROM organizations;
RESET ROLE;
