-- What the bell shows: news for one person, and how he wants to be told.

CREATE TABLE notifications (
  org_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  user_id bigint NOT NULL,
  kind text NOT NULL,
  -- The record it is about, named as in events.
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  summary text NOT NULL,
  -- Somebody's words, where it is about them.
  text text,
  actor_name text,
  -- The same key tells the same person once.
  dedupe_key text,
  read_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, user_id, dedupe_key),
  FOREIGN KEY (org_id, user_id) REFERENCES users
);
CREATE INDEX notifications_by_user ON notifications (org_id, user_id, created_at DESC, id DESC);
CREATE INDEX notifications_unread ON notifications (org_id, user_id, created_at DESC, id DESC) WHERE read_at IS NULL;
SELECT make_tenant_table('notifications');

-- A kind that is missing here is told as the program thinks best.
CREATE TABLE notification_preferences (
  org_id bigint NOT NULL,
  user_id bigint NOT NULL,
  kind text NOT NULL,
  in_app boolean NOT NULL,
  by_email boolean NOT NULL,
  PRIMARY KEY (org_id, user_id, kind),
  FOREIGN KEY (org_id, user_id) REFERENCES users
);
SELECT make_tenant_table('notification_preferences');
