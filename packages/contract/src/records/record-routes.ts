import { z } from 'zod';
import { listQuery, type ListDeclaration } from '../core/filters.ts';
import type { Permission } from '../core/permissions.ts';
import { route } from '../core/route.ts';
import { Id } from '../core/shapes.ts';
import { bulkBody, BulkOutcome } from './bulk.ts';
import { HistoryEntry, pastQuery } from './history.ts';
import { MergeBody, mergePreview, MergePreviewBody } from './merge.ts';
import { TimelineEntry, timelineQuery } from './timeline.ts';

interface Naming {
  /** `/accounts` */
  path: string;
  /** `account` */
  one: string;
  /** `accounts` */
  many: string;
  read: Permission;
}

const params = z.object({ id: Id });

/** Lists and reads: what every record answers. */
export function readingRoutes<Row extends z.ZodType, Detail extends z.ZodType>(
  { path, one, many, read }: Naming,
  shapes: { list: ListDeclaration; row: Row; detail: Detail },
) {
  const query = listQuery(shapes.list);
  return {
    list: route({
      method: 'GET',
      path,
      access: read,
      answer: 'list',
      summary: `List ${many}`,
      query,
      response: z.array(shapes.row),
    }),
    export: route({
      method: 'GET',
      path: `${path}/export`,
      access: read,
      answer: 'csv',
      summary: `Export ${many} as CSV`,
      query,
    }),
    get: route({
      method: 'GET',
      path: `${path}/:id`,
      access: read,
      answer: 'json',
      summary: `Read one of the ${many}`,
      params,
      response: shapes.detail,
    }),
    ...pastRoutes({ path, one, many, read }),
  };
}

function pastRoutes({ path, one, many, read }: Naming) {
  return {
    history: route({
      method: 'GET',
      path: `${path}/:id/history`,
      access: read,
      answer: 'json',
      summary: `Every change of one of the ${many}, newest first`,
      params,
      query: pastQuery,
      response: z.array(HistoryEntry),
    }),
    timeline: route({
      method: 'GET',
      path: `${path}/:id/timeline`,
      access: read,
      answer: 'json',
      summary: `What happened around one ${one}, newest first`,
      params,
      query: timelineQuery,
      response: z.array(TimelineEntry),
    }),
  };
}

/** Creating. */
export function creatingRoutes<Detail extends z.ZodType, Create extends z.ZodType>(
  { path, many, write }: Omit<Naming, 'read' | 'one'> & { write: Permission },
  shapes: { detail: Detail; create: Create },
) {
  return {
    create: route({
      method: 'POST',
      path,
      access: write,
      answer: 'created',
      idempotent: true,
      summary: `Create one of the ${many}`,
      body: shapes.create,
      response: shapes.detail,
    }),
  };
}

/** Changing, one and many. `PUT` answers like `PATCH`. */
export function changingRoutes<
  Detail extends z.ZodType,
  Update extends z.ZodType,
  Bulk extends z.ZodType,
>(
  { path, one, many, write }: Omit<Naming, 'read'> & { write: Permission },
  shapes: { detail: Detail; update: Update; bulk: Bulk },
) {
  return {
    update: route({
      method: 'PATCH',
      path: `${path}/:id`,
      access: write,
      answer: 'json',
      summary: `Change one ${one}: the changed fields and the version`,
      params,
      body: shapes.update,
      response: shapes.detail,
    }),
    bulk: route({
      method: 'POST',
      path: `${path}/bulk`,
      access: write,
      answer: 'json',
      summary: `Make the same change to many ${many}`,
      body: bulkBody(shapes.bulk),
      response: BulkOutcome,
    }),
  };
}

/** Making one record of two. */
export function mergingRoutes<Detail extends z.ZodType>(
  { path, many, write }: Omit<Naming, 'read' | 'one'> & { write: Permission },
  detail: Detail,
) {
  return {
    mergePreview: route({
      method: 'POST',
      path: `${path}/:id/merge/preview`,
      access: write,
      answer: 'json',
      summary: `What merging two ${many} would change`,
      params,
      body: MergePreviewBody,
      response: mergePreview(detail),
    }),
    merge: route({
      method: 'POST',
      path: `${path}/:id/merge`,
      access: write,
      answer: 'json',
      summary: `Make one of two ${many}`,
      params,
      body: MergeBody,
      response: detail,
    }),
  };
}
