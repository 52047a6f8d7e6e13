-- What people do: tasks, events, and calls and e-mails that were logged; the calendars of other programs.

CREATE TABLE activities (
  org_id bigint NOT NULL REFERENCES organizations,
  id bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL CHECK (type IN ('Task', 'Event', 'Call', 'Email')),
  subject text NOT NULL CHECK (subject <> ''),
  description text,
  status text NOT NULL DEFAULT 'Not Started'
    CHECK (status IN ('Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred')),
  priority text NOT NULL DEFAULT 'Normal' CHECK (priority IN ('High', 'Normal', 'Low')),
  due_date date,
  -- An event of whole days begins and ends at midnight UTC, and is on these days everywhere.
  start_time timestamptz,
  end_time timestamptz,
  is_all_day_event boolean NOT NULL DEFAULT false,
  location text,
  assigned_to_id bigint NOT NULL,
  what_type text CHECK (what_type IN ('account', 'opportunity', 'case', 'order', 'contract', 'project')),
  what_id bigint,
  who_type text CHECK (who_type IN ('contact', 'lead', 'client')),
  who_id bigint,
  completed_at timestamptz,
  reminder_at timestamptz,
  -- When the reminder was given, or found to be past.
  reminded_at timestamptz,
  recurrence jsonb,
  -- The first task of its series, the number in it, the day that the rule is counted from, and the rule's own day for
  -- this one, which stays when the due date is moved.
  series_id bigint,
  occurrence integer NOT NULL DEFAULT 1 CHECK (occurrence > 0),
  recurs_from date,
  occurs_on date,
  -- The lead that it came from by conversion, and whether it was given a what then.
  lead_id bigint,
  is_what_given boolean NOT NULL DEFAULT false,
  is_active boolean NOT NULL DEFAULT true,
  created_by bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  at timestamptz NOT NULL GENERATED ALWAYS AS
    (coalesce(start_time, due_date::timestamp AT TIME ZONE 'UTC', completed_at, created_at)) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (search_key(subject || ' ' || coalesce(location, ''))) STORED,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, assigned_to_id) REFERENCES users,
  FOREIGN KEY (org_id, created_by) REFERENCES users,
  FOREIGN KEY (org_id, series_id) REFERENCES activities,
  FOREIGN KEY (org_id, lead_id) REFERENCES leads,
  CHECK ((what_type IS NULL) = (what_id IS NULL)),
  CHECK ((who_type IS NULL) = (who_id IS NULL)),
  CHECK ((status = 'Completed') = (completed_at IS NOT NULL)),
  CHECK (type = 'Task' OR (due_date IS NULL AND recurrence IS NULL)),
  CHECK (type = 'Event' OR (start_time IS NULL AND end_time IS NULL AND location IS NULL AND NOT is_all_day_event)),
  CHECK (type <> 'Event' OR (start_time IS NOT NULL AND end_time > start_time)),
  CHECK (NOT is_all_day_event OR (start_time AT TIME ZONE 'UTC' = date_trunc('day', start_time AT TIME ZONE 'UTC')
    AND end_time AT TIME ZONE 'UTC' = date_trunc('day', end_time AT TIME ZONE 'UTC'))),
  CHECK (type NOT IN ('Call', 'Email') OR (status = 'Completed' AND reminder_at IS NULL)),
  CHECK (recurrence IS NULL OR (due_date IS NOT NULL AND recurs_from IS NOT NULL AND occurs_on IS NOT NULL))
);
CREATE INDEX activities_by_time ON activities (org_id, at, id);
CREATE INDEX activities_by_assignee ON activities (org_id, assigned_to_id, at, id);
CREATE INDEX activities_open ON activities (org_id, assigned_to_id, due_date, id)
  WHERE type = 'Task' AND is_active AND status <> 'Completed';
CREATE INDEX activities_by_due ON activities (org_id, due_date, id);
CREATE INDEX activities_by_what ON activities (org_id, what_type, what_id, at, id);
CREATE INDEX activities_by_who ON activities (org_id, who_type, who_id, at, id);
-- What a calendar shows: an event of at most a day is found by its start, a longer one by its end.
CREATE INDEX activities_events ON activities (org_id, start_time) WHERE type = 'Event' AND is_active;
CREATE INDEX activities_own_events ON activities (org_id, assigned_to_id, start_time) WHERE type = 'Event' AND is_active;
CREATE INDEX activities_long_events ON activities (org_id, end_time)
  WHERE type = 'Event' AND is_active AND end_time - start_time > interval '1 day';
CREATE INDEX activities_own_due ON activities (org_id, assigned_to_id, due_date) WHERE type = 'Task' AND is_active;
-- Completing a task makes the next one once.
CREATE UNIQUE INDEX activities_series ON activities (org_id, series_id, occurrence) WHERE series_id IS NOT NULL;
CREATE INDEX activities_by_lead ON activities (org_id, lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX activities_by_creator ON activities (org_id, created_by);
CREATE INDEX activities_by_created ON activities (org_id, created_at, id);
-- Those of all organizations, in the order in which they are due.
CREATE INDEX activities_to_remind ON activities (reminder_at) WHERE reminder_at IS NOT NULL AND reminded_at IS NULL;
CREATE INDEX activities_search ON activities USING gin (search_text gin_trgm_ops);
SELECT make_tenant_table('activities');

-- The secret address of somebody's calendar. It is found by its hash; the sealed one can be shown to its owner.
CREATE TABLE calendar_feeds (
  org_id bigint NOT NULL,
  user_id bigint NOT NULL,
  hash text,
  sealed text,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  PRIMARY KEY (org_id, user_id),
  FOREIGN KEY (org_id, user_id) REFERENCES users,
  CHECK ((hash IS NULL) = (sealed IS NULL))
);
CREATE UNIQUE INDEX calendar_feeds_by_hash ON calendar_feeds (hash);
SELECT make_tenant_table('calendar_feeds');

-- Behind an activity stands what stands behind its what and its who; whoever it is assigned to hears of it.
CREATE FUNCTION activity_record(org bigint, ref text) RETURNS SETOF record_facts LANGUAGE plpgsql STABLE ROWS 1 AS $$ BEGIN
  RETURN QUERY SELECT t.subject, coalesce(what.account_id, who.account_id), what.opportunity_id,
      coalesce(who.client_id, what.client_id), t.assigned_to_id
    FROM activities t LEFT JOIN LATERAL record_of(org, t.what_type, t.what_id::text) what ON true
      LEFT JOIN LATERAL record_of(org, t.who_type, t.who_id::text) who ON true
    WHERE t.org_id = org AND t.id = ref::bigint;
END $$;
