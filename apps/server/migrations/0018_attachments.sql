-- Files on records of any kind. What a file is called, how large it is and where its bytes lie stands in `files`.

CREATE TABLE attachments (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  file_id uuid NOT NULL,
  attachable_type text NOT NULL,
  attachable_id text NOT NULL,
  -- A paper that the program has made and kept: it stays.
  is_kept boolean NOT NULL DEFAULT false,
  -- Taken off the record; 30 days later the bytes go, and purged_at says so.
  removed_at timestamptz,
  purged_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, file_id) REFERENCES files,
  CHECK (NOT is_kept OR removed_at IS NULL),
  CHECK (purged_at IS NULL OR removed_at IS NOT NULL)
);
CREATE INDEX attachments_by_record ON attachments (org_id, attachable_type, attachable_id, created_at DESC, id DESC)
  WHERE removed_at IS NULL;
CREATE INDEX attachments_by_time ON attachments (org_id, created_at DESC, id DESC) WHERE removed_at IS NULL;
CREATE INDEX attachments_by_file ON attachments (org_id, file_id);
CREATE INDEX attachments_removed ON attachments (org_id, removed_at) WHERE removed_at IS NOT NULL AND purged_at IS NULL;
SELECT make_tenant_table('attachments');

-- Papers that were kept until now lie on their records too.
INSERT INTO attachments (org_id, file_id, attachable_type, attachable_id, is_kept, created_at)
  SELECT e.org_id, f.id, e.subject_type, e.subject_id, true, e.occurred_at
  FROM events e JOIN files f ON f.org_id = e.org_id AND f.id = (e.data->>'file_id')::uuid
  WHERE e.type ~ '\.paper_kept$' ORDER BY e.id;
