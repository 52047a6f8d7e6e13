import { search } from '@atrium/contract/home/search.ts';
import type { Module } from '../../platform/module.ts';
import { search as searchAll } from './search/search.service.ts';

/** What looks at the whole house and changes nothing: search. */
export const home: Module = {
  name: 'home',
  routes(api) {
    api.handle(search.all, ({ scope, query }) => searchAll(scope, query));
  },
};
