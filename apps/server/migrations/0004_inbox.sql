-- Conversations and messages.

CREATE TABLE conversations (
  org_id bigint NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  site_id bigint,
  client_id bigint,
  visitor_id uuid,
  subject text,
  status text NOT NULL DEFAULT 'Open' CHECK (status IN ('Open', 'Pending', 'Snoozed', 'Resolved')),
  priority text NOT NULL DEFAULT 'Normal' CHECK (priority IN ('Low', 'Normal', 'High', 'Urgent')),
  channel text NOT NULL DEFAULT 'Messenger' CHECK (channel IN ('Messenger', 'Workspace', 'E-mail', 'API')),
  assignee_id bigint,
  last_seq integer NOT NULL DEFAULT 0,
  last_message_at timestamptz NOT NULL,
  last_message_preview text NOT NULL DEFAULT '',
  last_message_author_type text NOT NULL DEFAULT 'visitor' CHECK (last_message_author_type IN ('visitor', 'user', 'assistant', 'system')),
  unread_count integer NOT NULL DEFAULT 0,
  visitor_unread_count integer NOT NULL DEFAULT 0,
  visitor_read_seq integer NOT NULL DEFAULT 0,
  staff_read_seq integer NOT NULL DEFAULT 0,
  -- The last reply that went to the client by e-mail.
  mailed_seq integer NOT NULL DEFAULT 0,
  snoozed_until timestamptz,
  first_response_at timestamptz,
  resolved_at timestamptz,
  merged_into_id uuid,
  utm jsonb NOT NULL DEFAULT '{}',
  page_url text,
  page_title text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, site_id) REFERENCES sites,
  FOREIGN KEY (org_id, client_id) REFERENCES clients,
  FOREIGN KEY (org_id, visitor_id) REFERENCES visitors,
  FOREIGN KEY (org_id, assignee_id) REFERENCES users,
  FOREIGN KEY (org_id, merged_into_id) REFERENCES conversations,
  CHECK ((status = 'Snoozed') = (snoozed_until IS NOT NULL))
);
CREATE INDEX conversations_by_time ON conversations (org_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_status ON conversations (org_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_assignee ON conversations (org_id, assignee_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_client ON conversations (org_id, client_id, last_message_at DESC);
CREATE INDEX conversations_by_visitor ON conversations (org_id, visitor_id, last_message_at DESC);
CREATE INDEX conversations_snoozed ON conversations (snoozed_until) WHERE status = 'Snoozed';
SELECT make_tenant_table('conversations');

CREATE TABLE messages (
  org_id bigint NOT NULL,
  conversation_id uuid NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  -- Made by the sender: a repeat never makes a second message.
  client_message_id uuid NOT NULL,
  author_type text NOT NULL CHECK (author_type IN ('visitor', 'user', 'assistant', 'system')),
  author_id text,
  author_name text,
  kind text NOT NULL CHECK (kind IN ('text', 'note', 'event')),
  content text NOT NULL,
  attachments jsonb NOT NULL DEFAULT '[]',
  mentioned_user_ids bigint[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  PRIMARY KEY (org_id, conversation_id, seq),
  UNIQUE (org_id, conversation_id, client_message_id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations
);
CREATE INDEX messages_by_client_message ON messages (org_id, client_message_id);
CREATE INDEX messages_search ON messages USING gin (search_key(content) gin_trgm_ops) WHERE kind <> 'event';
-- Few messages mention anybody; under row-level security an index on the array itself would not be used.
CREATE INDEX messages_mentions ON messages (org_id, conversation_id) WHERE mentioned_user_ids <> '{}';
SELECT make_tenant_table('messages');

-- Conversations whose messages, subject or person contain the needle; see matching_ids for why it runs as the system.
CREATE FUNCTION conversations_matching(needle text) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  pattern text := '%' || replace(replace(replace(search_key(needle), '\', '\\'), '%', '\%'), '_', '\_') || '%';
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT conversation_id FROM messages WHERE org_id = %1$s AND kind <> ''event'' AND deleted_at IS NULL AND search_key(content) LIKE %2$L
     UNION SELECT c.id FROM conversations c JOIN clients p ON p.org_id = c.org_id AND p.id = c.client_id WHERE p.org_id = %1$s AND p.search_text LIKE %2$L
     UNION SELECT c.id FROM conversations c WHERE c.org_id = %1$s AND search_key(c.subject) LIKE %2$L',
    current_org(), pattern);
END $$;
ALTER FUNCTION conversations_matching(text) OWNER TO atrium_system;
REVOKE ALL ON FUNCTION conversations_matching(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION conversations_matching(text) TO atrium_app, atrium_system;

CREATE TABLE labels (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  color text NOT NULL DEFAULT 'gray',
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX labels_name ON labels (org_id, search_key(name)) WHERE is_active;
SELECT make_tenant_table('labels');

CREATE TABLE conversation_labels (
  org_id bigint NOT NULL,
  conversation_id uuid NOT NULL,
  label_id bigint NOT NULL,
  PRIMARY KEY (org_id, conversation_id, label_id),
  FOREIGN KEY (org_id, conversation_id) REFERENCES conversations,
  FOREIGN KEY (org_id, label_id) REFERENCES labels
);
CREATE INDEX conversation_labels_by_label ON conversation_labels (org_id, label_id);
SELECT make_tenant_table('conversation_labels');
GRANT DELETE ON conversation_labels TO atrium_app;

CREATE TABLE canned_replies (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  shortcut text NOT NULL,
  content text NOT NULL,
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX canned_replies_shortcut ON canned_replies (org_id, shortcut) WHERE is_active;
SELECT make_tenant_table('canned_replies');
