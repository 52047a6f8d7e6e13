import type { Opportunity } from '@atrium/contract/crm/opportunities.ts';
import { StatusBadge } from '../../../../ui/value/StatusBadge.tsx';

const COLORS: Record<Opportunity['stage_kind'], string> = {
  open: 'indigo',
  won: 'green',
  lost: 'gray',
};

/** How far a deal has come. */
export function StageBadge({ deal }: { deal: Pick<Opportunity, 'stage' | 'stage_kind'> }) {
  return <StatusBadge color={COLORS[deal.stage_kind]}>{deal.stage}</StatusBadge>;
}
