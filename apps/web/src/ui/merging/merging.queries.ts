import type { Route } from '@atrium/contract/core/route.ts';
import type { mergePreview } from '@atrium/contract/records/merge.ts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { CallInput } from '../../lib/api/call.ts';
import { call } from '../../lib/api/call.ts';
import { forgetRecord } from '../../lib/live/gone-records.ts';
import { refreshAll } from '../../lib/live/refresh-records.ts';
import type { Field } from '../record-form/fields.ts';
import type { LookupSource } from '../lookup/lookup-source.ts';
import type { RecordType } from '../records.ts';

/** A record that can be merged with another of its kind. */
export interface Mergeable {
  id: number;
  name: string;
  version: number;
}

export type MergePreview<Row extends Mergeable> = Omit<
  z.infer<ReturnType<typeof mergePreview>>,
  'kept' | 'other'
> & { kept: Row; other: Row };

type Answering<Shape> = Route & { readonly response: z.ZodType<Shape> };

/** What merging needs to know of a kind of record; declared once beside its queries. */
export interface MergeDeclaration<Row extends Mergeable> {
  type: RecordType;
  /** First part of the Query keys, and of the addresses: `accounts`. */
  key: string;
  routes: { mergePreview: Answering<MergePreview<Row>>; merge: Answering<Row> };
  /** Where the other one is found. */
  lookup: LookupSource;
  /** Name and show what differs. */
  fields: () => readonly Field[];
}

/** The two: the first stays. */
export interface Pair {
  kept: number;
  other: number;
}

/** Field → whose value stays. */
export type Choices = Record<string, 'kept' | 'other'>;

/** What merging would change. Both are read again whenever it is asked. */
export function previewQuery<Row extends Mergeable>(of: MergeDeclaration<Row>, pair: Pair) {
  const { mergePreview } = of.routes;
  return queryOptions({
    queryKey: [of.key, 'merge-preview', pair.kept, pair.other] as const,
    queryFn: ({ signal }) => {
      const input = { params: { id: pair.kept }, body: { other_id: pair.other }, signal };
      return call(mergePreview, input as CallInput<typeof mergePreview>);
    },
    gcTime: 0,
  });
}

/** Merges what the preview showed, if it still stands so. */
export function useMerge<Row extends Mergeable>({ key, routes: { merge } }: MergeDeclaration<Row>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ preview, choices }: { preview: MergePreview<Row>; choices: Choices }) => {
      const { kept, other } = preview;
      const body = {
        other_id: other.id,
        version: kept.version,
        other_version: other.version,
        choices,
      };
      return call(merge, { params: { id: kept.id }, body } as CallInput<typeof merge>);
    },
    onSuccess: (_kept, { preview }) => {
      forgetRecord(cache, key, preview.other.id);
      // Related records of every kind have moved.
      void refreshAll(cache);
    },
  });
}
