// Written by platform/db/migrations/generate-types.ts from the migrations; not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Arrays are left out on purpose: `pg` sends them as SQL arrays, so stringify them. */
export type JsonInput = string | Record<string, unknown>;

export interface ApiKeysTable {
  org_id: number;
  id: GeneratedAlways<number>;
  name: string;
  prefix: string;
  hash: string;
  scopes: string[];
  created_by: number;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface AuditLogTable {
  org_id: number;
  id: GeneratedAlways<number>;
  at: string;
  actor_type: 'user' | 'api_key' | 'visitor' | 'system';
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  entity: string;
  entity_id: string | null;
  changes: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  request_id: string | null;
  ip: string | null;
}

export interface CannedRepliesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  shortcut: string;
  content: string;
  is_active: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface ClientsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  email: string;
  name: string | null;
  phone: string | null;
  company: string | null;
  stage: Generated<'visitor' | 'lead' | 'client' | 'former'>;
  notes: string | null;
  owner_id: number | null;
  verified_at: string | null;
  is_active: Generated<boolean>;
  last_seen_at: string | null;
  name_key: GeneratedAlways<string>;
  search_text: GeneratedAlways<string>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface ConversationLabelsTable {
  org_id: number;
  conversation_id: string;
  label_id: number;
}

export interface ConversationsTable {
  org_id: number;
  id: string;
  site_id: number | null;
  client_id: number | null;
  visitor_id: string | null;
  subject: string | null;
  status: Generated<'Open' | 'Pending' | 'Snoozed' | 'Resolved'>;
  priority: Generated<'Low' | 'Normal' | 'High' | 'Urgent'>;
  channel: Generated<'Messenger' | 'Workspace' | 'E-mail' | 'API'>;
  assignee_id: number | null;
  last_seq: Generated<number>;
  last_message_at: string;
  last_message_preview: Generated<string>;
  last_message_author_type: Generated<'visitor' | 'user' | 'assistant' | 'system'>;
  unread_count: Generated<number>;
  visitor_unread_count: Generated<number>;
  visitor_read_seq: Generated<number>;
  staff_read_seq: Generated<number>;
  mailed_seq: Generated<number>;
  snoozed_until: string | null;
  first_response_at: string | null;
  resolved_at: string | null;
  merged_into_id: string | null;
  utm: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  page_url: string | null;
  page_title: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}

export interface EmailCodesTable {
  org_id: number;
  visitor_id: string;
  email: string;
  code_hash: string;
  attempts: Generated<number>;
  expires_at: string;
  used_at: string | null;
}

export interface EventsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  type: string;
  actor_type: 'user' | 'api_key' | 'visitor' | 'system';
  actor_id: string | null;
  actor_name: string | null;
  subject_type: string;
  subject_id: string;
  client_id: number | null;
  summary: string | null;
  data: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  dedupe_key: string | null;
  request_id: string | null;
  occurred_at: string;
}

export interface FilesTable {
  org_id: number;
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  storage_key: string;
  uploaded_by_type: 'user' | 'api_key' | 'visitor' | 'system';
  uploaded_by_id: string;
  created_at: string;
}

export interface IdempotencyKeysTable {
  org_id: number;
  caller: string;
  key: string;
  request_hash: string;
  status: number | null;
  response: ColumnType<unknown, JsonInput | null | undefined, JsonInput | null>;
  location: string | null;
  created_at: string;
}

export interface LabelsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  name: string;
  color: Generated<string>;
  is_active: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface MailsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  status: Generated<'Queued' | 'Sent' | 'Held' | 'Failed'>;
  attempts: Generated<number>;
  error: string | null;
  dedupe_key: string | null;
  created_at: string;
  sent_at: string | null;
}

export interface MessagesTable {
  org_id: number;
  conversation_id: string;
  seq: number;
  client_message_id: string;
  author_type: 'visitor' | 'user' | 'assistant' | 'system';
  author_id: string | null;
  author_name: string | null;
  kind: 'text' | 'note' | 'event';
  content: string;
  attachments: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  mentioned_user_ids: Generated<number[]>;
  created_at: string;
  deleted_at: string | null;
}

export interface OrganizationsTable {
  id: GeneratedAlways<number>;
  name: string;
  currency: Generated<string>;
  time_zone: Generated<string>;
  locale: Generated<string>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface OutboxTable {
  event_id: number;
  org_id: number;
}

export interface SavedViewsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  user_id: number;
  entity: string;
  name: string;
  query: string;
  columns: Generated<string[]>;
  is_shared: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface SessionsTable {
  org_id: number;
  id: string;
  user_id: number;
  refresh_hash: string;
  previous_refresh_hash: string | null;
  rotated_at: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  revoked_at: string | null;
  ip: string | null;
  user_agent: string | null;
}

export interface SignupsTable {
  hash: string;
  organization_name: string;
  first_name: string;
  last_name: string;
  email: string;
  password_hash: string;
  expires_at: string;
  used_at: string | null;
}

export interface SiteConfigVersionsTable {
  org_id: number;
  site_id: number;
  version: number;
  config: ColumnType<unknown, JsonInput, JsonInput>;
  saved_by: string | null;
  saved_at: string;
}

export interface SitesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  site_id: string;
  name: string;
  config: ColumnType<unknown, JsonInput, JsonInput>;
  allowed_domains: Generated<string[]>;
  identity_secret: string | null;
  is_active: Generated<boolean>;
  name_key: GeneratedAlways<string>;
  search_text: GeneratedAlways<string>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface UserTokensTable {
  org_id: number;
  hash: string;
  user_id: number;
  kind: 'reset';
  expires_at: string;
  used_at: string | null;
}

export interface UsersTable {
  org_id: number;
  id: GeneratedAlways<number>;
  email: string;
  first_name: string;
  last_name: string;
  name: GeneratedAlways<string>;
  name_key: GeneratedAlways<string>;
  search_text: GeneratedAlways<string>;
  role: 'admin' | 'user';
  password_hash: string;
  must_change_password: Generated<boolean>;
  is_active: Generated<boolean>;
  failed_logins: Generated<number>;
  locked_until: string | null;
  two_factor_secret: string | null;
  two_factor_enabled_at: string | null;
  two_factor_last_step: number | null;
  backup_code_hashes: Generated<string[]>;
  theme: Generated<'system' | 'light' | 'dark'>;
  time_zone: string | null;
  last_login_at: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface VisitorsTable {
  org_id: number;
  id: string;
  site_id: number;
  client_id: number | null;
  proof: Generated<'session' | 'claimed' | 'verified'>;
  email: string | null;
  name: string | null;
  is_blocked: Generated<boolean>;
  page_url: string | null;
  page_title: string | null;
  referrer: string | null;
  locale: string | null;
  time_zone: string | null;
  user_agent: string | null;
  first_utm: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  last_utm: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  first_seen_at: string;
  last_seen_at: string;
}

/** Every table and view, for Kysely. */
export interface DB {
  api_keys: ApiKeysTable;
  audit_log: AuditLogTable;
  canned_replies: CannedRepliesTable;
  clients: ClientsTable;
  conversation_labels: ConversationLabelsTable;
  conversations: ConversationsTable;
  email_codes: EmailCodesTable;
  events: EventsTable;
  files: FilesTable;
  idempotency_keys: IdempotencyKeysTable;
  labels: LabelsTable;
  mails: MailsTable;
  messages: MessagesTable;
  organizations: OrganizationsTable;
  outbox: OutboxTable;
  saved_views: SavedViewsTable;
  sessions: SessionsTable;
  signups: SignupsTable;
  site_config_versions: SiteConfigVersionsTable;
  sites: SitesTable;
  user_tokens: UserTokensTable;
  users: UsersTable;
  visitors: VisitorsTable;
}
