import type { Module } from '../../platform/module.ts';
import { registerConversations } from './conversations/conversations.routes.ts';
import { awayMail, awayMailOnReply } from './delivery/away-mail.ts';
import { wakeSnoozed } from './delivery/snooze.ts';
import { registerFiles } from './files.routes.ts';
import { visitorAuthenticator } from './messenger/authenticator.ts';
import { registerMessenger } from './messenger/messenger.routes.ts';
import { registerOrganizing } from './organizing/organizing.routes.ts';
import { registerSockets, startRealtime } from './realtime/gateway.ts';

export { update as updateConversation } from './conversations/conversations.service.ts';
export { readAsVisitor } from './messages/messages.service.ts';
export { sendAsStaff } from './messages/staff-send.ts';
export { sendAsVisitor } from './messages/visitor-send.ts';
export type { VisitorScope } from './messenger/visitor-scope.ts';
export { cannedReplyService, labelService } from './organizing/organizing.service.ts';

/** Conversations between staff and visitors, over HTTP and sockets. */
export const inbox: Module = {
  name: 'inbox',
  routes(api) {
    registerConversations(api);
    registerOrganizing(api);
    registerMessenger(api);
    registerFiles(api);
    registerSockets(api);
  },
  authenticators: [visitorAuthenticator],
  subscribers: [awayMailOnReply],
  jobs: [awayMail, wakeSnoozed],
  start: startRealtime,
};
