// Written by platform/db/migrations/generate-types.ts from the migrations; not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Arrays are left out on purpose: `pg` sends them as SQL arrays, so stringify them. */
export type JsonInput = string | Record<string, unknown>;

export interface AccountsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  name: string;
  phone: string | null;
  website: string | null;
  type: 'Prospect' | 'Customer' | 'Partner' | 'Vendor' | 'Other' | null;
  industry: string | null;
  description: string | null;
  billing_address: string | null;
  shipping_address: string | null;
  parent_account_id: number | null;
  owner_id: number;
  is_active: Generated<boolean>;
  merged_into_id: number | null;
  removed_at: string | null;
  name_key: GeneratedAlways<string>;
  domain: GeneratedAlways<string | null>;
  search_text: GeneratedAlways<string>;
  created_by: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface ActivitiesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  type: 'Task' | 'Event' | 'Call' | 'Email';
  subject: string;
  description: string | null;
  status: Generated<'Not Started' | 'In Progress' | 'Completed' | 'Waiting on someone else' | 'Deferred'>;
  priority: Generated<'High' | 'Normal' | 'Low'>;
  due_date: string | null;
  start_time: string | null;
  end_time: string | null;
  is_all_day_event: Generated<boolean>;
  location: string | null;
  assigned_to_id: number;
  what_type: 'account' | 'opportunity' | 'case' | 'order' | 'contract' | 'project' | null;
  what_id: number | null;
  who_type: 'contact' | 'lead' | 'client' | null;
  who_id: number | null;
  completed_at: string | null;
  reminder_at: string | null;
  reminded_at: string | null;
  recurrence: ColumnType<unknown, JsonInput | null | undefined, JsonInput | null>;
  series_id: number | null;
  occurrence: Generated<number>;
  recurs_from: string | null;
  occurs_on: string | null;
  lead_id: number | null;
  is_what_given: Generated<boolean>;
  is_active: Generated<boolean>;
  created_by: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  at: GeneratedAlways<string>;
  search_text: GeneratedAlways<string>;
}

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

export interface AttachmentsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  file_id: string;
  attachable_type: string;
  attachable_id: string;
  is_kept: Generated<boolean>;
  removed_at: string | null;
  purged_at: string | null;
  version: Generated<number>;
  created_at: string;
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

export interface CalendarFeedsTable {
  org_id: number;
  user_id: number;
  hash: string | null;
  sealed: string | null;
  created_at: string;
  last_used_at: string | null;
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

export interface CasesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  number: GeneratedAlways<string>;
  subject: string;
  description: string | null;
  status: Generated<'New' | 'In Progress' | 'Waiting on Client' | 'Closed'>;
  priority: Generated<'Low' | 'Medium' | 'High' | 'Urgent'>;
  category: Generated<'Question' | 'Problem' | 'Billing' | 'Feature Request' | 'Other'>;
  origin: Generated<'Messenger' | 'E-mail' | 'Phone' | 'Web' | 'Assistant'>;
  account_id: number | null;
  contact_id: number | null;
  client_id: number | null;
  conversation_id: string | null;
  owner_id: number | null;
  closed_at: string | null;
  waiting_since: string | null;
  first_response_at: string | null;
  first_response_warn_at: string | null;
  first_response_due_at: string | null;
  first_response_warned_at: string | null;
  first_response_breached_at: string | null;
  resolution_started_at: string | null;
  resolution_used_seconds: Generated<number>;
  resolution_warn_at: string | null;
  resolution_due_at: string | null;
  resolution_warned_at: string | null;
  resolution_breached_at: string | null;
  merged_into_id: number | null;
  removed_at: string | null;
  created_by: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  priority_rank: GeneratedAlways<number>;
  name_key: GeneratedAlways<string>;
  search_text: GeneratedAlways<string>;
  sla_check_at: GeneratedAlways<string | null>;
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

export interface ContactsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  first_name: string | null;
  last_name: string;
  name: GeneratedAlways<string>;
  title: string | null;
  email: string | null;
  phone: string | null;
  description: string | null;
  reports_to_id: number | null;
  account_id: number;
  owner_id: number;
  client_id: number | null;
  is_active: Generated<boolean>;
  merged_into_id: number | null;
  removed_at: string | null;
  name_key: GeneratedAlways<string>;
  search_text: GeneratedAlways<string>;
  created_by: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface ContractLineItemsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  contract_id: number;
  product_id: number;
  product_name: string;
  quantity: string;
  price_per_cycle: string;
  position: number;
  created_at: Generated<string>;
}

export interface ContractPeriodsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  contract_id: number;
  kind: Generated<'regular' | 'trial' | 'pause'>;
  start_date: string;
  end_date: string;
  due_date: string;
  cancelled_at: string | null;
  created_at: Generated<string>;
}

export interface ContractsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  number: GeneratedAlways<string>;
  status: Generated<'Draft' | 'Active' | 'Expired' | 'Terminated' | 'Cancelled'>;
  start_date: string;
  end_date: string | null;
  billing_cycle: 'Monthly' | 'Quarterly' | 'Annually';
  account_id: number;
  opportunity_id: number | null;
  owner_id: number;
  previous_contract_id: number | null;
  is_again: Generated<boolean>;
  due_days: Generated<number>;
  grace_days: Generated<number>;
  search_text: GeneratedAlways<string>;
  created_by: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  is_sealed: Generated<boolean>;
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
  is_answered: Generated<boolean>;
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

export interface EventPlacesTable {
  org_id: number;
  entity: string;
  entity_id: string;
  event_id: number;
  kind: string;
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
  kind: Generated<string>;
  also: ColumnType<unknown, JsonInput | null | undefined, JsonInput | null>;
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

export interface FollowersTable {
  org_id: number;
  subject_type: string;
  subject_id: string;
  user_id: number;
  is_following: boolean;
  updated_at: string;
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

export interface LeadSourcesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  name: string;
  position: number;
  is_active: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface LeadsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  first_name: string | null;
  last_name: string;
  name: GeneratedAlways<string>;
  company: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  address: string | null;
  description: string | null;
  status: Generated<'New' | 'Contacted' | 'Qualified' | 'Unqualified' | 'Converted'>;
  lead_source: string | null;
  industry: string | null;
  owner_id: number | null;
  client_id: number | null;
  is_automatic: Generated<boolean>;
  utm: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  converted_account_id: number | null;
  converted_contact_id: number | null;
  converted_opportunity_id: number | null;
  conversion_made: Generated<string[]>;
  converted_at: string | null;
  status_before: 'New' | 'Contacted' | 'Qualified' | 'Unqualified' | null;
  merged_into_id: number | null;
  removed_at: string | null;
  name_key: GeneratedAlways<string>;
  company_key: GeneratedAlways<string>;
  search_text: GeneratedAlways<string>;
  created_by: number | null;
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

export interface NotesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  subject_type: string;
  subject_id: string;
  content: string;
  mentioned_user_ids: Generated<number[]>;
  author_id: number | null;
  author_name: string;
  is_edited: Generated<boolean>;
  is_active: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface NotificationPreferencesTable {
  org_id: number;
  user_id: number;
  kind: string;
  in_app: boolean;
  by_email: boolean;
}

export interface NotificationsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  user_id: number;
  kind: string;
  subject_type: string;
  subject_id: string;
  summary: string;
  text: string | null;
  actor_name: string | null;
  dedupe_key: string | null;
  read_at: string | null;
  created_at: string;
}

export interface OpportunitiesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  name: string;
  stage_id: number;
  close_date: string | null;
  probability: number;
  next_step: string | null;
  description: string | null;
  lead_source: string | null;
  loss_reason: string | null;
  account_id: number;
  owner_id: number;
  client_id: number | null;
  lead_id: number | null;
  utm: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  stage_entered_at: string;
  closed_at: string | null;
  last_activity_at: string;
  removed_at: string | null;
  name_key: GeneratedAlways<string>;
  search_text: GeneratedAlways<string>;
  created_by: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface OpportunityContactRolesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  opportunity_id: number;
  contact_id: number;
  role: 'Decision Maker' | 'Influencer' | 'Economic Buyer' | 'Technical Buyer' | 'Champion' | 'Evaluator' | 'Other';
  version: Generated<number>;
  created_by: number | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface OpportunityLineItemsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  opportunity_id: number;
  product_id: number;
  quantity: string;
  sale_price: string;
  description: string | null;
  position: number;
  version: Generated<number>;
  created_by: number | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface OrderLineItemsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  order_id: number;
  product_id: number;
  product_name: string;
  description: string | null;
  quantity: string;
  price_at_purchase: string;
  is_retainer_product: boolean;
  position: number;
  created_at: Generated<string>;
}

export interface OrdersTable {
  org_id: number;
  id: GeneratedAlways<number>;
  number: GeneratedAlways<string>;
  order_date: string;
  status: Generated<'Awaiting Payment' | 'Partially Paid' | 'Paid in Full' | 'Fulfilled' | 'Cancelled'>;
  account_id: number;
  opportunity_id: number | null;
  owner_id: number;
  is_again: Generated<boolean>;
  search_text: GeneratedAlways<string>;
  created_by: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  is_sealed: Generated<boolean>;
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
  address: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  tax_id: string | null;
  payment_terms_days: Generated<number>;
  logo_file_id: string | null;
}

export interface OutboxTable {
  event_id: number;
  org_id: number;
}

export interface PaymentsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  amount: string;
  payment_date: string;
  payment_method: 'Stripe' | 'PayPal' | 'Cash' | 'Bank Transfer' | 'Card' | 'Other';
  status: Generated<'Completed' | 'Pending' | 'Failed' | 'Void'>;
  transaction_id: string | null;
  notes: string | null;
  order_id: number | null;
  contract_id: number | null;
  service_period_start: string | null;
  service_period_end: string | null;
  search_text: GeneratedAlways<string>;
  created_by: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface ProductsTable {
  org_id: number;
  id: GeneratedAlways<number>;
  name: string;
  sku: string | null;
  description: string | null;
  standard_list_price: Generated<string>;
  is_retainer_product: Generated<boolean>;
  is_active: Generated<boolean>;
  name_key: GeneratedAlways<string>;
  search_text: GeneratedAlways<string>;
  created_by: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface SalesTargetsTable {
  org_id: number;
  owner_id: number;
  month: string;
  amount: string;
  updated_at: string;
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

export interface SearchWordsTable {
  org_id: number;
  word: string;
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

export interface SlaSettingsTable {
  org_id: number;
  week: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  holidays: ColumnType<unknown, JsonInput | undefined, JsonInput>;
  version: Generated<number>;
  updated_at: Generated<string>;
}

export interface SlaTargetsTable {
  org_id: number;
  priority: 'Low' | 'Medium' | 'High' | 'Urgent';
  first_response_minutes: number | null;
  resolution_minutes: number | null;
}

export interface StageChangesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  opportunity_id: number;
  from_stage_id: number | null;
  to_stage_id: number;
  by_name: string | null;
  at: string;
  seconds_in_from: number | null;
}

export interface StagesTable {
  org_id: number;
  id: GeneratedAlways<number>;
  name: string;
  position: number;
  probability: number;
  kind: 'open' | 'won' | 'lost';
  is_active: Generated<boolean>;
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
  accounts: AccountsTable;
  activities: ActivitiesTable;
  api_keys: ApiKeysTable;
  attachments: AttachmentsTable;
  audit_log: AuditLogTable;
  calendar_feeds: CalendarFeedsTable;
  canned_replies: CannedRepliesTable;
  cases: CasesTable;
  clients: ClientsTable;
  contacts: ContactsTable;
  contract_line_items: ContractLineItemsTable;
  contract_periods: ContractPeriodsTable;
  contracts: ContractsTable;
  conversation_labels: ConversationLabelsTable;
  conversations: ConversationsTable;
  email_codes: EmailCodesTable;
  event_places: EventPlacesTable;
  events: EventsTable;
  files: FilesTable;
  followers: FollowersTable;
  idempotency_keys: IdempotencyKeysTable;
  labels: LabelsTable;
  lead_sources: LeadSourcesTable;
  leads: LeadsTable;
  mails: MailsTable;
  messages: MessagesTable;
  notes: NotesTable;
  notification_preferences: NotificationPreferencesTable;
  notifications: NotificationsTable;
  opportunities: OpportunitiesTable;
  opportunity_contact_roles: OpportunityContactRolesTable;
  opportunity_line_items: OpportunityLineItemsTable;
  order_line_items: OrderLineItemsTable;
  orders: OrdersTable;
  organizations: OrganizationsTable;
  outbox: OutboxTable;
  payments: PaymentsTable;
  products: ProductsTable;
  sales_targets: SalesTargetsTable;
  saved_views: SavedViewsTable;
  search_words: SearchWordsTable;
  sessions: SessionsTable;
  signups: SignupsTable;
  site_config_versions: SiteConfigVersionsTable;
  sites: SitesTable;
  sla_settings: SlaSettingsTable;
  sla_targets: SlaTargetsTable;
  stage_changes: StageChangesTable;
  stages: StagesTable;
  user_tokens: UserTokensTable;
  users: UsersTable;
  visitors: VisitorsTable;
}
