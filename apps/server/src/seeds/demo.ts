import { CLIENT_STAGES } from '@atrium/contract/clients/clients.ts';
import { standardConfig } from '@atrium/contract/sites/site-config.ts';
import { findOrCreate } from '../modules/clients/index.ts';
import { addUser, openPasswords } from '../modules/identity/index.ts';
import { cannedReplyService, labelService } from '../modules/inbox/index.ts';
import { ensureSite } from '../modules/sites/index.ts';
import type { Platform, Scope } from '../platform/scope.ts';
import { seedCases } from './cases.ts';
import { seedConversations } from './conversations.ts';
import {
  COLLEAGUES,
  COMPANIES,
  FIRST_NAMES,
  LAST_NAMES,
  PROSPECT_NAMES,
  PROSPECT_TRADES,
  type Person,
} from './people.ts';
import { seededRandom, type Random } from './random.ts';
import { seedSales } from './sales/index.ts';
import { CANNED_REPLIES, LABELS } from './talks.ts';

const CUSTOMERS = 120;
const PROSPECTS = 60;
const CLIENTS = CUSTOMERS + PROSPECTS;
const SEED = 20_260_101;
const DAY_MS = 86_400_000;

/**
 * Fills an organization with the demo agency: colleagues, a site, clients, two years of sales, conversations and cases
 * of the last month. The same every time but for the dates, which count back from today. It grows with each module.
 */
export async function seedDemo(founder: Scope): Promise<void> {
  const random = seededRandom(SEED);
  await ensureSite(founder, {
    site_id: 'demo',
    name: 'Demo website',
    allowed_domains: ['localhost', '127.0.0.1'],
    config: {
      ...standardConfig(),
      chat: {
        ...standardConfig().chat,
        suggested_questions: [
          'What does a new website cost?',
          'How long does it take?',
          'Can you fix my current site?',
        ],
      },
    },
  });
  const staff = await seedColleagues(founder);
  for (const label of LABELS) await labelService.create(founder, label);
  for (const reply of CANNED_REPLIES) await cannedReplyService.create(founder, reply);
  const people = await seedClients(founder, random);
  const customers = people.slice(0, CUSTOMERS);
  const prospects = people.slice(CUSTOMERS);
  const sellers: [Scope, ...Scope[]] = [founder, ...staff.slice(1, 2)];
  const accounts = await seedSales({ random, sellers }, { customers, prospects });
  const conversations = await seedConversations(founder, { random, staff, people });
  const contacts = accounts.flatMap((account) => account.contacts);
  await seedCases(founder, { random, staff, contacts, conversations });
}

/** DEMO_PASSWORD, or one of this installation's own; it is printed, never fixed. */
export function demoPassword({ config, secrets }: Platform): string {
  return config.DEMO_PASSWORD ?? secrets.sign('demo-password', 'users').slice(0, 16);
}

/** The colleagues as scopes, the founder first. */
async function seedColleagues(founder: Scope): Promise<Scope[]> {
  const { db } = founder.platform;
  const password = demoPassword(founder.platform);
  const password_hash = await openPasswords().hash(password);
  const scopes = [founder];
  await db.transact(founder, async (tx) => {
    for (const person of COLLEAGUES) {
      const id = await addUser(tx, founder, {
        ...person,
        password_hash,
        must_change_password: false,
      });
      const name = `${person.first_name} ${person.last_name}`;
      const principal = {
        type: 'user',
        id,
        name,
        role: person.role,
        sessionId: '',
        mustChangePassword: false,
      } as const;
      scopes.push({ ...founder, principal });
    }
  });
  process.stdout.write(
    `\n  Demo users ${COLLEAGUES.map((each) => each.email).join(', ')}: password ${password}\n\n`,
  );
  return scopes;
}

/** The customers' companies first, three people each; then the prospects', one each. */
function companyOf(index: number): string {
  if (index < CUSTOMERS) return COMPANIES[index % COMPANIES.length] ?? '';
  const place = index - CUSTOMERS;
  const name = PROSPECT_NAMES[place % PROSPECT_NAMES.length] ?? '';
  const trade = PROSPECT_TRADES[Math.floor(place / PROSPECT_NAMES.length)] ?? '';
  return `${name} ${trade}`;
}

async function seedClients(founder: Scope, random: Random): Promise<Person[]> {
  const people: Person[] = [];
  for (let index = 0; index < CLIENTS; index++) {
    const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
    const company = companyOf(index);
    const domain = company.toLowerCase().replace(/[^a-z]+/g, '');
    const plain = `${first}.${last}`
      .normalize('NFKD')
      .toLowerCase()
      .replace(/ø/g, 'o')
      .replace(/[^a-z.]/g, '');
    people.push({
      email: `${plain}.${index + 1}@${domain}.example`,
      name: `${first} ${last}`,
      company,
    });
  }
  const begun = founder.now.getTime();
  await founder.platform.db.transact(founder, async (tx) => {
    for (const [index, person] of people.entries()) {
      const scope = { ...founder, now: new Date(begun - (CLIENTS - index) * DAY_MS) };
      const stage = CLIENT_STAGES[random.below(3)] ?? 'lead';
      const phone = `555-01${String(index).padStart(2, '0').slice(-2)}`;
      await findOrCreate(tx, scope, { ...person, stage, phone });
    }
  });
  return people;
}
