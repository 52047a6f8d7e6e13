import { contracts } from './contracts.ts';
import { lines } from './lines.ts';
import { orders } from './orders.ts';
import { papers } from './papers.ts';
import { payments } from './payments.ts';
import { retainers } from './retainers.ts';

export const commerce = { orders, payments, contracts, retainers, lines, papers } as const;
