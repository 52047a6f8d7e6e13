import type { Route } from '@atrium/contract/core/route.ts';
import { uuidv7 } from '@atrium/contract/core/ids.ts';
import { z } from 'zod';
import { multipart, PNG } from '../multipart.ts';
import type { Answer, Call } from '../test-app.ts';

/** `PATCH /clients/:id`: what a route is called in a report. */
export function nameOf(route: Route): string {
  return `${route.method} ${route.path}`;
}

interface JsonSchema {
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  minLength?: number;
  minItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** What cannot be read off a shape: texts with a form of their own. */
const KNOWN: Record<string, unknown> = {
  email: 'guard@guard.example',
  code: '123456',
  password: 'a sentence for the guards',
  siteId: 'guard-site',
  shortcut: 'guard',
  month: '2030-01',
  from: '2030-01-01T00:00:00Z',
  to: '2030-01-02T00:00:00Z',
};

/** Which kind of record a field names. */
const REFERENCES: Record<string, string> = {
  owner_id: 'users',
  assigned_to_id: 'users',
  what_id: 'accounts',
  who_id: 'contacts',
  assignee_id: 'users',
  label_id: 'labels',
  account_id: 'accounts',
  parent_account_id: 'accounts',
  contact_id: 'contacts',
  client_id: 'clients',
  reports_to_id: 'contacts',
  product_id: 'products',
  stage_id: 'stages',
  order_id: 'orders',
  contract_id: 'contracts',
  subject_id: 'accounts',
  attachable_id: 'accounts',
};

/** A value that fits the shape; `ids` stands wherever another record is named. */
export function sample(schema: JsonSchema, name: string, ids: Record<string, string>): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(schema.anyOf[0] ?? {}, name, ids);
  if (name in KNOWN) return KNOWN[name];
  if (schema.properties || schema.type === 'object') return sampleObject(schema, ids);
  if (schema.type === 'array') return [sample(schema.items ?? {}, name.replace(/s$/, ''), ids)];
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return numberFor(name, ids);
  if (schema.format === 'uuid') return name === 'id' ? uuidv7() : (ids.second ?? uuidv7());
  if (schema.format === 'date') return '2030-01-01';
  if (schema.format === 'date-time') return '2030-01-01T00:00:00Z';
  return 'guard';
}

function numberFor(name: string, ids: Record<string, string>): number {
  const kind = REFERENCES[name];
  return kind ? Number(ids[kind]) : 1;
}

/** Required fields, and every optional one that names another record. */
function sampleObject(schema: JsonSchema, ids: Record<string, string>): Record<string, unknown> {
  const wanted = Object.entries(schema.properties ?? {}).filter(
    ([name]) => schema.required?.includes(name) || /_ids?$/.test(name),
  );
  return Object.fromEntries(wanted.map(([name, inner]) => [name, sample(inner, name, ids)]));
}

function jsonSchemaOf(shape: z.ZodType): JsonSchema {
  return z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** The path with its parameters filled in. @throws Error for a parameter that the world has nothing for */
export function pathOf(route: Route, ids: Record<string, string>): string {
  const kind = route.path.split('/')[1] ?? '';
  return route.path.replace(/:(\w+)/g, (_match, name: string) => {
    const id = name === 'seq' ? '1' : name === 'id' ? ids[kind] : ids[name];
    if (id === undefined) {
      throw new Error(`${nameOf(route)}: say in world.ts what stands for :${name}`);
    }
    return id;
  });
}

/** The required parameters behind the question mark. */
function queryOf(route: Route, ids: Record<string, string>): string {
  const { properties, required } = route.query ? jsonSchemaOf(route.query) : {};
  const pairs = Object.entries(properties ?? {})
    .filter(([name]) => required?.includes(name))
    .map(([name, inner]) => [name, String(sample(inner, name, ids))]);
  return pairs.length > 0 ? `?${new URLSearchParams(Object.fromEntries(pairs)).toString()}` : '';
}

export interface Asking {
  token?: string | undefined;
  ids: Record<string, string>;
}

/** Calls a route as its declaration says, with ids of the world in path and body. */
export function ask(call: Call, route: Route, { token, ids }: Asking): Promise<Answer> {
  const file = route.multipart ? multipart(PNG, 'guard.png') : {};
  const body = route.body
    ? { body: withoutEmpty(sample(jsonSchemaOf(route.body), 'body', ids)) }
    : {};
  const path = pathOf(route, ids) + queryOf(route, ids);
  return call(route.method, path, { ...(token && { token }), ...body, ...file });
}

function withoutEmpty(body: unknown): unknown {
  return body && Object.keys(body).length === 0 ? {} : body;
}
