-- Orders, contracts, payments. What was agreed and what was paid is kept from change by triggers.

-- Makes the exclusion constraint on periods possible.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- What stands on papers.
ALTER TABLE organizations
  ADD COLUMN address text,
  ADD COLUMN phone text,
  ADD COLUMN email text,
  ADD COLUMN website text,
  ADD COLUMN tax_id text,
  ADD COLUMN payment_terms_days integer NOT NULL DEFAULT 14 CHECK (payment_terms_days BETWEEN 0 AND 365),
  ADD COLUMN logo_file_id uuid,
  ADD FOREIGN KEY (id, logo_file_id) REFERENCES files (org_id, id);

-- Refuses an UPDATE that touches more than the named columns; after it, when generated columns have their values.
CREATE FUNCTION refuse_change_but() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - TG_ARGV IS DISTINCT FROM to_jsonb(NEW) - TG_ARGV THEN
    RAISE EXCEPTION 'Of % only % may change', TG_TABLE_NAME, array_to_string(TG_ARGV, ', ')
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TABLE orders (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  number text NOT NULL GENERATED ALWAYS AS ('ORD-' || lpad(id::text, greatest(6, length(id::text)), '0')) STORED,
  order_date date NOT NULL,
  status text NOT NULL DEFAULT 'Awaiting Payment'
    CHECK (status IN ('Awaiting Payment', 'Partially Paid', 'Paid in Full', 'Fulfilled', 'Cancelled')),
  account_id bigint NOT NULL,
  opportunity_id bigint,
  owner_id bigint NOT NULL,
  -- Asked for although the opportunity has an order already.
  is_again boolean NOT NULL DEFAULT false,
  search_text text NOT NULL GENERATED ALWAYS AS ('ord-' || lpad(id::text, greatest(6, length(id::text)), '0')) STORED,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, account_id) REFERENCES accounts,
  FOREIGN KEY (org_id, opportunity_id) REFERENCES opportunities,
  FOREIGN KEY (org_id, owner_id) REFERENCES users,
  FOREIGN KEY (org_id, created_by) REFERENCES users
);
-- A double click makes one order.
CREATE UNIQUE INDEX orders_once ON orders (org_id, opportunity_id) WHERE NOT is_again;
CREATE INDEX orders_by_opportunity ON orders (org_id, opportunity_id);
CREATE INDEX orders_by_date ON orders (org_id, order_date DESC, id DESC);
CREATE INDEX orders_by_account ON orders (org_id, account_id, order_date DESC);
CREATE INDEX orders_by_status ON orders (org_id, status, order_date DESC);
CREATE INDEX orders_by_owner ON orders (org_id, owner_id);
CREATE INDEX orders_by_creator ON orders (org_id, created_by);
CREATE INDEX orders_search ON orders USING gin (search_text gin_trgm_ops);
SELECT make_tenant_table('orders');
-- The account changes only when two accounts become one.
CREATE TRIGGER orders_frozen AFTER UPDATE ON orders FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but('status', 'owner_id', 'account_id', 'version', 'updated_at');
CREATE TRIGGER orders_kept BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE order_line_items (
  org_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  order_id bigint NOT NULL,
  product_id bigint NOT NULL,
  -- As it was called then.
  product_name text NOT NULL,
  description text,
  quantity numeric(12, 2) NOT NULL CHECK (quantity > 0),
  price_at_purchase numeric(14, 2) NOT NULL CHECK (price_at_purchase >= 0),
  is_retainer_product boolean NOT NULL,
  position integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, order_id) REFERENCES orders,
  FOREIGN KEY (org_id, product_id) REFERENCES products
);
CREATE INDEX order_line_items_by_order ON order_line_items (org_id, order_id, position, id)
  INCLUDE (quantity, price_at_purchase);
CREATE INDEX order_line_items_by_product ON order_line_items (org_id, product_id);
SELECT make_tenant_table('order_line_items');
CREATE TRIGGER order_line_items_frozen BEFORE UPDATE OR DELETE ON order_line_items
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE contracts (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  number text NOT NULL GENERATED ALWAYS AS ('CTR-' || lpad(id::text, greatest(6, length(id::text)), '0')) STORED,
  status text NOT NULL DEFAULT 'Active' CHECK (status IN ('Draft', 'Active', 'Expired', 'Terminated', 'Cancelled')),
  start_date date NOT NULL,
  end_date date,
  billing_cycle text NOT NULL CHECK (billing_cycle IN ('Monthly', 'Quarterly', 'Annually')),
  account_id bigint NOT NULL,
  opportunity_id bigint,
  owner_id bigint NOT NULL,
  -- The contract that this one renews or replaces.
  previous_contract_id bigint,
  is_again boolean NOT NULL DEFAULT false,
  due_days integer NOT NULL DEFAULT 14 CHECK (due_days BETWEEN 0 AND 365),
  grace_days integer NOT NULL DEFAULT 7 CHECK (grace_days BETWEEN 0 AND 365),
  search_text text NOT NULL GENERATED ALWAYS AS ('ctr-' || lpad(id::text, greatest(6, length(id::text)), '0')) STORED,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, account_id) REFERENCES accounts,
  FOREIGN KEY (org_id, opportunity_id) REFERENCES opportunities,
  FOREIGN KEY (org_id, owner_id) REFERENCES users,
  FOREIGN KEY (org_id, created_by) REFERENCES users,
  FOREIGN KEY (org_id, previous_contract_id) REFERENCES contracts,
  CHECK (end_date >= start_date)
);
CREATE UNIQUE INDEX contracts_once ON contracts (org_id, opportunity_id)
  WHERE NOT is_again AND previous_contract_id IS NULL;
-- A contract has one successor.
CREATE UNIQUE INDEX contracts_successor ON contracts (org_id, previous_contract_id);
CREATE INDEX contracts_by_opportunity ON contracts (org_id, opportunity_id);
CREATE INDEX contracts_by_account ON contracts (org_id, account_id, start_date DESC);
CREATE INDEX contracts_by_start ON contracts (org_id, start_date DESC, id DESC);
CREATE INDEX contracts_by_status ON contracts (org_id, status, end_date);
CREATE INDEX contracts_by_owner ON contracts (org_id, owner_id);
CREATE INDEX contracts_by_creator ON contracts (org_id, created_by);
CREATE INDEX contracts_search ON contracts USING gin (search_text gin_trgm_ops);
SELECT make_tenant_table('contracts');
CREATE TRIGGER contracts_frozen AFTER UPDATE ON contracts FOR EACH ROW EXECUTE FUNCTION
  refuse_change_but('status', 'end_date', 'owner_id', 'account_id', 'due_days', 'grace_days', 'version', 'updated_at');
CREATE TRIGGER contracts_kept BEFORE DELETE ON contracts FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE contract_line_items (
  org_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  contract_id bigint NOT NULL,
  product_id bigint NOT NULL,
  product_name text NOT NULL,
  quantity numeric(12, 2) NOT NULL CHECK (quantity > 0),
  price_per_cycle numeric(14, 2) NOT NULL CHECK (price_per_cycle >= 0),
  position integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, contract_id) REFERENCES contracts,
  FOREIGN KEY (org_id, product_id) REFERENCES products
);
CREATE INDEX contract_line_items_by_contract ON contract_line_items (org_id, contract_id, position, id)
  INCLUDE (quantity, price_per_cycle);
CREATE INDEX contract_line_items_by_product ON contract_line_items (org_id, product_id);
SELECT make_tenant_table('contract_line_items');
CREATE TRIGGER contract_line_items_frozen BEFORE UPDATE OR DELETE ON contract_line_items
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Billing periods, both days included. The database keeps those of a contract from overlapping.
CREATE TABLE contract_periods (
  org_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  contract_id bigint NOT NULL,
  kind text NOT NULL DEFAULT 'regular' CHECK (kind IN ('regular', 'trial', 'pause')),
  start_date date NOT NULL,
  end_date date NOT NULL,
  due_date date NOT NULL,
  -- A period that a pause or the end of the contract took the place of.
  cancelled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, contract_id) REFERENCES contracts,
  CHECK (end_date >= start_date),
  CHECK (due_date >= start_date),
  CONSTRAINT contract_periods_apart EXCLUDE USING gist
    (org_id WITH =, contract_id WITH =, daterange(start_date, end_date, '[]') WITH &&) WHERE (cancelled_at IS NULL)
);
CREATE INDEX contract_periods_by_contract ON contract_periods (org_id, contract_id, start_date);
CREATE INDEX contract_periods_by_due ON contract_periods (org_id, due_date) WHERE cancelled_at IS NULL;
SELECT make_tenant_table('contract_periods');

CREATE TABLE payments (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  amount numeric(14, 2) NOT NULL CHECK (amount > 0),
  payment_date date NOT NULL,
  payment_method text NOT NULL CHECK (payment_method IN ('Stripe', 'PayPal', 'Cash', 'Bank Transfer', 'Card', 'Other')),
  status text NOT NULL DEFAULT 'Completed' CHECK (status IN ('Completed', 'Pending', 'Failed', 'Void')),
  transaction_id text,
  notes text,
  order_id bigint,
  contract_id bigint,
  service_period_start date,
  service_period_end date,
  search_text text NOT NULL GENERATED ALWAYS AS
    (search_key(coalesce(transaction_id, '') || ' ' || coalesce(notes, ''))) STORED,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, order_id) REFERENCES orders,
  FOREIGN KEY (org_id, contract_id) REFERENCES contracts,
  FOREIGN KEY (org_id, created_by) REFERENCES users,
  CONSTRAINT payments_for_one CHECK ((order_id IS NULL) <> (contract_id IS NULL)),
  CHECK ((service_period_start IS NULL) = (service_period_end IS NULL)),
  CHECK (service_period_end >= service_period_start)
);
CREATE INDEX payments_by_order ON payments (org_id, order_id) INCLUDE (amount, status);
CREATE INDEX payments_by_contract ON payments (org_id, contract_id) INCLUDE (amount, status);
CREATE INDEX payments_by_date ON payments (org_id, payment_date DESC, id DESC);
CREATE INDEX payments_by_service ON payments (org_id, service_period_start, service_period_end);
CREATE INDEX payments_by_creator ON payments (org_id, created_by);
CREATE INDEX payments_search ON payments USING gin (search_text gin_trgm_ops);
SELECT make_tenant_table('payments');
CREATE TRIGGER payments_frozen AFTER UPDATE ON payments FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but('status', 'notes', 'search_text', 'version', 'updated_at');
CREATE TRIGGER payments_kept BEFORE DELETE ON payments FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A void payment stays void.
CREATE FUNCTION refuse_revival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A void payment stays void' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER payments_void BEFORE UPDATE ON payments FOR EACH ROW
  WHEN (OLD.status = 'Void' AND NEW.status <> 'Void') EXECUTE FUNCTION refuse_revival();
