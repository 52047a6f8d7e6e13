import type { Me } from '@atrium/contract/identity/auth.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { meQuery } from '../../../lib/session.queries.ts';

/** Goes into the house as that person: to the screen that was asked for, or home. */
export function useEnter(): (answer: { user: Me }) => void {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false });
  return ({ user }) => {
    cache.clear();
    cache.setQueryData(meQuery.queryKey, user);
    void navigate({ href: to ?? '/' });
  };
}
