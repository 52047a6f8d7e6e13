import type { BusinessTime } from '@atrium/contract/work/sla/business-time.ts';
import { businessTime } from '@atrium/contract/work/sla/business-time.ts';
import type { SlaSettings } from '@atrium/contract/work/sla/sla.ts';
import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../../../ui/value/useNow.ts';
import { slaQuery } from '../sla/sla.queries.ts';

/** Opening times are worked out once, however many clocks are on screen. */
const known = new WeakMap<SlaSettings, BusinessTime>();

function timeOf(settings: SlaSettings): BusinessTime {
  const work = known.get(settings) ?? businessTime(settings);
  known.set(settings, work);
  return work;
}

/** This moment, which goes on by itself, and the hours in which clocks run. */
export function useMoment(): { now: number; work: BusinessTime | undefined } {
  const now = useNow();
  const { data } = useQuery(slaQuery);
  return { now, work: data && timeOf(data) };
}
