import type { BodyOf } from '@atrium/contract/core/route.ts';
import type { auth } from '@atrium/contract/identity/auth.ts';
import { audit } from '../../../platform/audit/index.ts';
import { ProblemError } from '../../../platform/problem.ts';
import type { Caller, Platform } from '../../../platform/scope.ts';
import type { Identity } from '../identity.ts';
import { checkCurrency, checkTimeZone } from '../organization/locale-rules.ts';
import { checkPassword } from '../passwords/password-rules.ts';
import { openSession, type SignedIn } from '../sessions/open-session.ts';
import { foundOrganization } from './found-organization.ts';
import * as queries from './setup.queries.ts';
import { isSetupToken } from './setup-token.ts';

/** Nobody has made an organization yet. */
export async function needsSetup({ db }: Platform): Promise<boolean> {
  return !(await db.system((tx) => queries.hasOrganizations(tx)));
}

/** Is the program still to be set up, and may organizations sign up by themselves? */
export async function setupState(caller: Caller) {
  const { platform } = caller;
  return { needed: await needsSetup(platform), signups: platform.config.SIGNUPS };
}

/**
 * Makes the first organization and signs its administrator in. Of two setups at once one wins; the other is told
 * `conflict`.
 */
export async function setUp(
  caller: Caller,
  input: BodyOf<typeof auth.setup>,
  identity: Identity,
): Promise<SignedIn> {
  const { db } = caller.platform;
  if (!isSetupToken(caller.platform, input.token)) {
    throw new ProblemError('forbidden', { detail: 'This setup link is not valid' });
  }
  if (!(await needsSetup(caller.platform))) throw alreadySetUp();
  checkTimeZone(input.organization.time_zone, 'organization.time_zone');
  checkCurrency(input.organization.currency, 'organization.currency');
  const { password, ...founder } = input.user;
  checkPassword(password, { ...founder, organization: input.organization.name }, 'user.password');
  const password_hash = await identity.passwords.hash(password);
  const { scope, signedIn } = await db.system(async (tx) => {
    await queries.lockSetup(tx);
    if (await queries.hasOrganizations(tx)) throw alreadySetUp();
    const { organization } = input;
    const founding = { organization, founder: { ...founder, password_hash } };
    const founderScope = await foundOrganization(tx, caller, founding);
    const session = await openSession(tx, founderScope);
    const entity = { entity: 'organization', entity_id: founderScope.org };
    await audit(tx, founderScope, { action: 'organization.set_up', ...entity });
    return { scope: founderScope, signedIn: session };
  });
  if (input.demo) await identity.seedDemo?.(scope);
  return signedIn;
}

function alreadySetUp(): ProblemError {
  return new ProblemError('conflict', { detail: 'Atrium is already set up. Sign in instead.' });
}
