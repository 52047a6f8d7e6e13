import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import type { Message } from '@atrium/contract/inbox/messages.ts';

/** A conversation for tests; say only what matters. */
export function sampleConversation(over: Partial<Conversation> = {}): Conversation {
  return {
    id: '018f0000-0000-7000-8000-000000000001',
    subject: null,
    status: 'Open',
    priority: 'Normal',
    channel: 'Messenger',
    site_id: 1,
    site_name: 'Demo',
    client_id: 1,
    client_name: 'Mia Wolf',
    client_email: 'mia@example.com',
    client_is_verified: false,
    visitor_id: null,
    person: 'Mia Wolf',
    is_online: false,
    is_blocked: false,
    assignee_id: null,
    assignee: null,
    labels: [],
    last_seq: 1,
    last_message_at: '2026-05-01T10:00:00.000Z',
    last_message_preview: 'Hello',
    last_message_author_type: 'visitor',
    is_answered: false,
    unread_count: 1,
    visitor_read_seq: 0,
    snoozed_until: null,
    first_response_at: null,
    merged_into_id: null,
    utm: {},
    page_url: null,
    page_title: null,
    created_at: '2026-05-01T10:00:00.000Z',
    updated_at: '2026-05-01T10:00:00.000Z',
    version: 1,
    can: {},
    ...over,
  };
}

/** Message number `seq` of a conversation for tests. */
export function sampleMessage(seq: number, over: Partial<Message> = {}): Message {
  return {
    conversation_id: '018f0000-0000-7000-8000-000000000001',
    seq,
    id: `018f0000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    author_type: 'visitor',
    author_id: null,
    author_name: 'Mia',
    kind: 'text',
    content: `message ${seq}`,
    attachments: [],
    mentioned_user_ids: [],
    created_at: new Date(Date.UTC(2026, 4, 1, 10, 0, seq)).toISOString(),
    deleted_at: null,
    ...over,
  };
}
