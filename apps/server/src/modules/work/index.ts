import type { Module } from '../../platform/module.ts';
import type { Neighbors } from '../crm/index.ts';

/** What this room hangs on the records of sales: it moves when two become one, and goes along with a conversion. */
export const workOnSales: Neighbors = { related: [], onConvert: [] };

/** What people do: activities, cases, notes and files. */
export const work: Module = {
  name: 'work',
  routes() {},
};
