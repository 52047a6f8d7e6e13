import type { Case } from '@atrium/contract/work/cases.ts';
import { cases } from '@atrium/contract/work/cases.ts';
import type { MergeDeclaration } from '../../../ui/merging/merging.queries.ts';
import { caseFields } from './case-fields.ts';
import { caseLookup } from './cases.queries.ts';

/** Two cases become one. */
export const caseMerging: MergeDeclaration<Case> = {
  type: 'case',
  key: 'cases',
  routes: cases,
  lookup: caseLookup,
  fields: () => Object.values(caseFields()),
};
