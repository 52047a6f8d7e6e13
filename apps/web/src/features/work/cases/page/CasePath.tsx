import type { CaseDetail } from '@atrium/contract/work/cases.ts';
import { CASE_STATUSES } from '@atrium/contract/work/cases.ts';
import { t } from '../../../../lib/i18n.ts';
import { RecordPath } from '../../../../ui/record-page/path/RecordPath.tsx';
import { caseStatusWords } from '../case-words.ts';
import type { CaseMoves } from './useCaseMoves.ts';

/** The way of a case: a click moves it. */
export function CasePath({ of, moves }: { of: CaseDetail; moves: CaseMoves }) {
  const words = caseStatusWords();
  return (
    <RecordPath
      name={of.name}
      steps={CASE_STATUSES.map((id) => ({
        id,
        label: words[id],
        ...(id === 'Closed' && { end: 'won' as const }),
      }))}
      // Where it goes is shown at once; what the server refuses goes back.
      current={moves.goingTo ?? of.status}
      move={of.can.update ? (status) => void moves.move({ status }) : undefined}
      isBusy={moves.isBusy}
      guidance={t(`work.cases.guidance.${of.status}`)}
    />
  );
}
