-- What people write on records, and whose news they want to hear.

CREATE TABLE notes (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  content text NOT NULL CHECK (content <> ''),
  mentioned_user_ids bigint[] NOT NULL DEFAULT '{}',
  author_id bigint,
  author_name text NOT NULL,
  is_edited boolean NOT NULL DEFAULT false,
  -- Taken back: the text is shown to nobody any more.
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, author_id) REFERENCES users
);
CREATE INDEX notes_by_subject ON notes (org_id, subject_type, subject_id, created_at DESC, id DESC);
CREATE INDEX notes_by_author ON notes (org_id, author_id);
CREATE INDEX notes_by_time ON notes (org_id, created_at, id);
SELECT make_tenant_table('notes');

-- The words of a line of history that can be changed later: lines themselves never are. A line names them in its data,
-- as `note_id`.
CREATE FUNCTION words_of(org bigint, data jsonb)
  RETURNS TABLE (content text, is_edited boolean, is_removed boolean)
  LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT CASE WHEN n.is_active THEN n.content END, n.is_edited, NOT n.is_active
    FROM notes n WHERE n.org_id = org AND n.id = (data->>'note_id')::bigint
  UNION ALL
  SELECT data->>'text', false, false WHERE data->'note_id' IS NULL
$$;

-- Who has said that he follows a record, or that he does not although it is his.
CREATE TABLE followers (
  org_id bigint NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  user_id bigint NOT NULL,
  is_following boolean NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, subject_type, subject_id, user_id),
  FOREIGN KEY (org_id, user_id) REFERENCES users
);
CREATE INDEX followers_by_user ON followers (org_id, user_id);
SELECT make_tenant_table('followers');

-- The people who hear of what happens with a record.
CREATE FUNCTION followers_of(org bigint, entity text, ref text) RETURNS TABLE (user_id bigint)
  LANGUAGE sql STABLE AS $$
  SELECT f.user_id FROM followers f
    WHERE f.org_id = org AND f.subject_type = entity AND f.subject_id = ref AND f.is_following
  UNION
  SELECT record.owner_id FROM record_of(org, entity, ref) AS record WHERE record.owner_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM followers f WHERE f.org_id = org AND f.subject_type = entity AND f.subject_id = ref
      AND f.user_id = record.owner_id AND NOT f.is_following)
$$;
