import type { Case } from '@atrium/contract/work/cases.ts';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import { casePriorityWords, caseStatusWords } from './case-words.ts';

const STATUS_COLORS: Record<Case['status'], string> = {
  New: 'pink',
  'In Progress': 'indigo',
  'Waiting on Client': 'amber',
  Closed: 'gray',
};

const PRIORITY_COLORS: Record<Case['priority'], string> = {
  Urgent: 'red',
  High: 'orange',
  Medium: 'sky',
  Low: 'gray',
};

/** How far a case is. */
export function CaseStatus({ status }: { status: Case['status'] }) {
  return <StatusBadge color={STATUS_COLORS[status]}>{caseStatusWords()[status]}</StatusBadge>;
}

/** How much a case hurries. */
export function CasePriority({ priority }: { priority: Case['priority'] }) {
  return (
    <StatusBadge color={PRIORITY_COLORS[priority]}>{casePriorityWords()[priority]}</StatusBadge>
  );
}
