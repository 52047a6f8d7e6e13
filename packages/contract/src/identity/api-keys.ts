import { z } from 'zod';
import { PERMISSIONS } from '../core/permissions.ts';
import { route } from '../core/route.ts';
import { Id, Instant, text, Time } from '../core/shapes.ts';

export const ApiKey = z.object({
  id: z.number(),
  name: z.string(),
  /** The first characters, to tell keys apart; the key itself is shown once. */
  prefix: z.string(),
  scopes: z.array(z.enum(PERMISSIONS)),
  created_by: z.string(),
  created_at: Time,
  expires_at: Time.nullable(),
  last_used_at: Time.nullable(),
  revoked_at: Time.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const apiKeys = {
  list: route({
    method: 'GET',
    path: '/api-keys',
    access: 'api_keys.manage',
    answer: 'json',
    summary: 'List API keys',
    response: z.array(ApiKey),
  }),
  create: route({
    method: 'POST',
    path: '/api-keys',
    access: 'api_keys.manage',
    answer: 'created',
    summary: 'Make an API key; the answer shows it once',
    body: z.strictObject({
      name: text(100, 1),
      scopes: z.array(z.enum(PERMISSIONS)).min(1),
      expires_at: Instant.nullable().default(null),
    }),
    response: ApiKey.extend({ key: z.string() }),
  }),
  revoke: route({
    method: 'POST',
    path: '/api-keys/:id/revoke',
    access: 'api_keys.manage',
    answer: 'json',
    summary: 'Revoke an API key',
    params: z.object({ id: Id }),
    response: ApiKey,
  }),
};
