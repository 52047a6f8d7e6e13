import { foundOrganization, needsSetup, openPasswords } from '../modules/identity/index.ts';
import type { Caller, Platform } from '../platform/scope.ts';
import { demoPassword, seedDemo } from './demo.ts';
import { ADMINISTRATOR, COLLEAGUES } from './people.ts';

export interface DemoUsers {
  emails: string[];
  password: string;
}

/** Makes the demo agency as the first organization of an empty installation. */
export async function fillDemo(platform: Platform): Promise<DemoUsers> {
  if (!(await needsSetup(platform)))
    throw new Error(
      'There is an organization already; the demo agency wants an empty installation.',
    );
  const password = demoPassword(platform);
  const founder = { ...ADMINISTRATOR, password_hash: await openPasswords().hash(password) };
  const now = platform.clock.now();
  const caller: Caller = { platform, requestId: 'seed', ip: null, userAgent: null, now };
  const organization = { name: 'Demo Agency' };
  const scope = await platform.db.system((tx) =>
    foundOrganization(tx, caller, { organization, founder }),
  );
  await seedDemo(scope);
  return { emails: [ADMINISTRATOR.email, ...COLLEAGUES.map((each) => each.email)], password };
}
