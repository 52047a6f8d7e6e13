import { z } from 'zod';
import { route } from '../core/route.ts';
import { Id, text, Version } from '../core/shapes.ts';

export const LABEL_COLORS = [
  'gray',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'indigo',
  'grape',
  'pink',
] as const;
export const Label = z.object({
  id: z.number(),
  name: z.string(),
  color: z.enum(LABEL_COLORS),
  version: z.number(),
});
export type Label = z.infer<typeof Label>;

export const CannedReply = z.object({
  id: z.number(),
  shortcut: z.string(),
  content: z.string(),
  version: z.number(),
});
export type CannedReply = z.infer<typeof CannedReply>;

export const labels = {
  list: route({
    method: 'GET',
    path: '/labels',
    access: 'conversations.read',
    answer: 'json',
    summary: 'List labels',
    response: z.array(Label),
  }),
  create: route({
    method: 'POST',
    path: '/labels',
    access: 'labels.manage',
    answer: 'created',
    summary: 'Create a label',
    body: z.strictObject({ name: text(50, 1), color: z.enum(LABEL_COLORS).default('gray') }),
    response: Label,
  }),
  update: route({
    method: 'PATCH',
    path: '/labels/:id',
    access: 'labels.manage',
    answer: 'json',
    summary: 'Change a label',
    params: z.object({ id: Id }),
    body: z.strictObject({
      name: text(50, 1).optional(),
      color: z.enum(LABEL_COLORS).optional(),
      version: Version,
    }),
    response: Label,
  }),
  remove: route({
    method: 'DELETE',
    path: '/labels/:id',
    access: 'labels.manage',
    answer: 'empty',
    summary: 'Remove a label everywhere',
    params: z.object({ id: Id }),
  }),
};

const reply = {
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'Use letters, digits, - and _'),
  content: text(5000, 1),
};
export const cannedReplies = {
  list: route({
    method: 'GET',
    path: '/canned-replies',
    access: 'conversations.read',
    answer: 'json',
    summary: 'List canned replies',
    response: z.array(CannedReply),
  }),
  create: route({
    method: 'POST',
    path: '/canned-replies',
    access: 'canned_replies.write',
    answer: 'created',
    summary: 'Create a canned reply',
    body: z.strictObject(reply),
    response: CannedReply,
  }),
  update: route({
    method: 'PATCH',
    path: '/canned-replies/:id',
    access: 'canned_replies.write',
    answer: 'json',
    summary: 'Change a canned reply',
    params: z.object({ id: Id }),
    body: z.strictObject({ ...reply, version: Version }).partial({ shortcut: true, content: true }),
    response: CannedReply,
  }),
  remove: route({
    method: 'DELETE',
    path: '/canned-replies/:id',
    access: 'canned_replies.write',
    answer: 'empty',
    summary: 'Remove a canned reply',
    params: z.object({ id: Id }),
  }),
};
