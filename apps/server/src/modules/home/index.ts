import { dashboard } from '@atrium/contract/home/dashboard.ts';
import { reports } from '@atrium/contract/home/reports.ts';
import { search } from '@atrium/contract/home/search.ts';
import type { Module } from '../../platform/module.ts';
import { glance } from './dashboard/dashboard.service.ts';
import { exportReport, report } from './reports/reports.service.ts';
import { search as searchAll } from './search/search.service.ts';

/** What looks at the whole house and changes nothing: dashboard, reports, search. */
export const home: Module = {
  name: 'home',
  routes(api) {
    api.handle(dashboard.get, ({ scope }) => glance(scope));
    api.handle(reports.get, ({ scope, query }) => report(scope, query));
    api.handle(reports.export, ({ scope, query }) => exportReport(scope, query));
    api.handle(search.all, ({ scope, query }) => searchAll(scope, query));
  },
};
