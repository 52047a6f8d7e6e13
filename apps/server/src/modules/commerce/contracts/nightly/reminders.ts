import type { Tx } from '../../../../platform/db/index.ts';
import { emit } from '../../../../platform/events/emit.ts';
import { publicUrl } from '../../../../platform/http/index.ts';
import { sendMail } from '../../../../platform/mail/index.ts';
import type { Scope } from '../../../../platform/scope.ts';
import * as queries from './nightly.queries.ts';

/** How many days before the end the owner is reminded, the nearest first. */
const REMINDERS = [7, 30] as const;

/** Reminds of the contracts that end soon: once at each distance, by mail and on the timeline. */
export async function remind(tx: Tx, scope: Scope, today: string): Promise<void> {
  const days = Math.max(...REMINDERS);
  for (const contract of await queries.listEnding(tx, scope, { today, days })) {
    const distance = REMINDERS.find((limit) => contract.days_left <= limit);
    // A contract that gets another end is reminded of again.
    const dedupe_key = `contract.ending:${contract.id}:${contract.end_date}:${distance}`;
    if (await queries.isTold(tx, scope, dedupe_key)) continue;
    emit(tx, scope, {
      type: 'contract.ending',
      subject: { type: 'contract', id: contract.id },
      summary: `Ends ${inDays(contract)}`,
      data: { end_date: contract.end_date },
      dedupe_key,
    });
    if (contract.email !== null) await write(tx, scope, { contract, dedupe_key });
  }
}

function inDays({ days_left, end_date }: queries.EndingRow): string {
  if (days_left === 0) return `today, ${end_date}`;
  return `in ${days_left} ${days_left === 1 ? 'day' : 'days'}, on ${end_date}`;
}

async function write(
  tx: Tx,
  scope: Scope,
  { contract, dedupe_key }: { contract: queries.EndingRow; dedupe_key: string },
): Promise<void> {
  const { id, number, account_name, email } = contract;
  if (email === null) return;
  await sendMail(tx, scope, {
    kind: 'contract_ending',
    to: email,
    subject: `${number} with ${account_name} ends ${inDays(contract)}`,
    text: `The contract ${number} with ${account_name} ends ${inDays(contract)}. Renew it, or let it end.`,
    blocks: [
      {
        type: 'button',
        label: 'Open the contract',
        href: `${publicUrl(scope.platform)}/contracts/${id}`,
      },
    ],
    dedupe_key,
  });
}
