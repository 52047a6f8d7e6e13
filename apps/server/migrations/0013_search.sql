-- One search over all records: by words, the beginnings of words, numbers of telephones, and misspelt names.

-- The words of names, so that a misspelt one is found among words instead of among records. A word whose last record
-- is gone stays, and finds nothing.
CREATE TABLE search_words (
  org_id bigint NOT NULL REFERENCES organizations,
  word text NOT NULL,
  PRIMARY KEY (org_id, word)
);
CREATE INDEX search_words_alike ON search_words USING gin (word gin_trgm_ops);
SELECT make_tenant_table('search_words');

CREATE FUNCTION split_words(key text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 4
  AS $$ SELECT DISTINCT word FROM regexp_split_to_table(key, '[^[:alnum:]]+') AS word WHERE length(word) BETWEEN 3 AND 60 $$;

-- In alphabetical order, so that two who write the same new words wait for each other instead of in a circle.
CREATE FUNCTION keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_words (org_id, word)
    SELECT NEW.org_id, word FROM split_words(CASE WHEN TG_NARGS = 1
      THEN search_key(coalesce(to_jsonb(NEW)->>TG_ARGV[0], '')) || ' ' || NEW.name_key ELSE NEW.name_key END) AS word
    ORDER BY word ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER accounts_words AFTER INSERT OR UPDATE OF name ON accounts FOR EACH ROW EXECUTE FUNCTION keep_words();
CREATE TRIGGER contacts_words AFTER INSERT OR UPDATE OF first_name, last_name ON contacts
  FOR EACH ROW EXECUTE FUNCTION keep_words();
CREATE TRIGGER leads_words AFTER INSERT OR UPDATE OF first_name, last_name, company ON leads
  FOR EACH ROW EXECUTE FUNCTION keep_words('company');
CREATE TRIGGER opportunities_words AFTER INSERT OR UPDATE OF name ON opportunities FOR EACH ROW EXECUTE FUNCTION keep_words();
CREATE TRIGGER products_words AFTER INSERT OR UPDATE OF name ON products FOR EACH ROW EXECUTE FUNCTION keep_words();
CREATE TRIGGER clients_words AFTER INSERT OR UPDATE OF name, company ON clients
  FOR EACH ROW EXECUTE FUNCTION keep_words('company');
CREATE TRIGGER sites_words AFTER INSERT OR UPDATE OF name ON sites FOR EACH ROW EXECUTE FUNCTION keep_words();

INSERT INTO search_words (org_id, word)
  SELECT DISTINCT named.org_id, word FROM (
      SELECT org_id, name_key AS key FROM accounts UNION ALL SELECT org_id, name_key FROM contacts
      UNION ALL SELECT org_id, name_key || ' ' || search_key(company) FROM leads
      UNION ALL SELECT org_id, name_key FROM opportunities UNION ALL SELECT org_id, name_key FROM products
      UNION ALL SELECT org_id, name_key || ' ' || search_key(coalesce(company, '')) FROM clients
      UNION ALL SELECT org_id, name_key FROM sites) AS named
    CROSS JOIN LATERAL split_words(named.key) AS word;

-- Words that a misspelt one may mean, the likest first. As the system for the reason that matching_ids gives.
CREATE FUNCTION similar_words(wanted text, most integer) RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 8 SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.25 AS $$
  SELECT word FROM search_words WHERE org_id = current_org() AND word % search_key(wanted)
  ORDER BY similarity(word, search_key(wanted)) DESC, word LIMIT most
$$;
ALTER FUNCTION similar_words(text, integer) OWNER TO atrium_system;

-- A telephone number as its digits, however it was written.
CREATE FUNCTION digits_of(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT regexp_replace(value, '\D', '', 'g') $$;
CREATE INDEX accounts_phone ON accounts USING gin (digits_of(phone) gin_trgm_ops) WHERE phone IS NOT NULL;
CREATE INDEX contacts_phone ON contacts USING gin (digits_of(phone) gin_trgm_ops) WHERE phone IS NOT NULL;
CREATE INDEX leads_phone ON leads USING gin (digits_of(phone) gin_trgm_ops) WHERE phone IS NOT NULL;
CREATE INDEX clients_phone ON clients USING gin (digits_of(phone) gin_trgm_ops) WHERE phone IS NOT NULL;

-- Ids of rows that contain one of the alternatives of each word; of many, some, but always those of exactly that name.
-- words: [["anderson", "andersson"], ["bo"]], normalized by search_key; a word of one or two letters must begin a word.
CREATE FUNCTION search_ids(name regclass, words jsonb, most integer) RETURNS SETOF bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
DECLARE
  condition text;
  exact text := '';
BEGIN
  SELECT string_agg('(' || (
      SELECT string_agg(CASE WHEN length(word) < 3
          THEN format('search_text LIKE %L OR search_text LIKE %L', escaped || '%', '% ' || escaped || '%')
          ELSE format('search_text LIKE %L', '%' || escaped || '%') END, ' OR ')
      FROM jsonb_array_elements_text(alternatives) AS word
        CROSS JOIN LATERAL (SELECT replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') AS escaped) AS e) || ')', ' AND ')
    INTO condition FROM jsonb_array_elements(words) AS alternatives;
  IF condition IS NULL THEN RETURN; END IF;
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = name AND attname = 'name_key') THEN
    exact := format('(SELECT id FROM %s WHERE org_id = %s AND name_key = %L LIMIT 20) UNION ', name, current_org(),
      (SELECT string_agg(alternatives->>0, ' ') FROM jsonb_array_elements(words) AS alternatives));
  END IF;
  RETURN QUERY EXECUTE format('%s(SELECT id FROM %s WHERE org_id = %s AND %s LIMIT %s)',
    exact, name, current_org(), condition, most);
END $$;
ALTER FUNCTION search_ids(regclass, jsonb, integer) OWNER TO atrium_system;

-- Ids of rows whose telephone number contains these digits.
CREATE FUNCTION phone_ids(name regclass, digits text, most integer) RETURNS SETOF bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT id FROM %s WHERE org_id = %s AND phone IS NOT NULL AND digits_of(phone) LIKE %L LIMIT %s',
    name, current_org(), '%' || digits_of(digits) || '%', most);
END $$;
ALTER FUNCTION phone_ids(regclass, text, integer) OWNER TO atrium_system;

REVOKE ALL ON FUNCTION similar_words(text, integer), search_ids(regclass, jsonb, integer),
  phone_ids(regclass, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION similar_words(text, integer), search_ids(regclass, jsonb, integer),
  phone_ids(regclass, text, integer) TO atrium_app, atrium_system;
