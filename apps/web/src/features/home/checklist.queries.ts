import { users } from '@atrium/contract/identity/users.ts';
import { conversations } from '@atrium/contract/inbox/conversations.ts';
import { sites } from '@atrium/contract/sites/sites.ts';
import { queryOptions } from '@tanstack/react-query';
import { callList } from '../../lib/api/call.ts';

const one = { per_page: 1 };
/** The bundled website is not a website of the organization's own. */
const DEMO_SITE = 'demo';

/** How many sites, conversations and members of staff there are: what the checklist is computed from. */
export const checklistQuery = queryOptions({
  queryKey: ['home', 'checklist'],
  queryFn: async ({ signal }) => {
    const [site, conversation, user] = await Promise.all([
      callList(sites.list, { query: { ...one, site_id_ne: DEMO_SITE }, signal }),
      callList(conversations.list, { query: one, signal }),
      callList(users.list, { query: one, signal }),
    ]);
    return {
      sites: site.total,
      conversations: conversation.total,
      users: user.total,
      first_site_id: site.rows[0]?.id,
    };
  },
  refetchOnMount: 'always',
});
