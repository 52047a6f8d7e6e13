import { z } from 'zod';
import { calculated } from '../core/calculated.ts';
import { listQuery } from '../core/filters.ts';
import { Money, MoneyInput, Quantity } from '../core/money.ts';
import { route } from '../core/route.ts';
import { Can, DateOnly, Id, Ref, Time, UserRef, Version } from '../core/shapes.ts';
import { changingRoutes, creatingRoutes, readingRoutes } from '../records/record-routes.ts';
import { Payment, PaymentCreate } from './payments.ts';

export const CONTRACT_STATUSES = ['Draft', 'Active', 'Expired', 'Terminated', 'Cancelled'] as const;
export const BILLING_CYCLES = ['Monthly', 'Quarterly', 'Annually'] as const;
export const PERIOD_KINDS = ['regular', 'trial', 'pause'] as const;

/** A recurring agreement. */
export const Contract = z.object({
  id: z.number(),
  /** `CTR-000012` */
  number: z.string(),
  status: z.enum(CONTRACT_STATUSES),
  start_date: z.string(),
  /** The last day; null runs on until it is ended. */
  end_date: z.string().nullable(),
  billing_cycle: z.enum(BILLING_CYCLES),
  account_id: z.number(),
  account_name: z.string(),
  opportunity_id: z.number().nullable(),
  opportunity_name: z.string().nullable(),
  /** The contract that this one renews or replaces, and the one that came after. */
  previous_contract_id: z.number().nullable(),
  next_contract_id: z.number().nullable(),
  owner_id: z.number(),
  owner: UserRef,
  /** A period is due so many days after its start … */
  due_days: z.number(),
  /** … and overdue so many days after that. */
  grace_days: z.number(),
  /** Σ quantity × price per cycle. */
  cycle_total: Money,
  /** The same for a month. */
  monthly_total: Money,
  /** Σ completed payments. */
  paid_total: Money,
  created_by: z.number().nullable(),
  created_at: Time,
  updated_at: Time,
  version: z.number(),
  can: Can,
});
export type Contract = z.infer<typeof Contract>;

/** A line as it was agreed: the database refuses to change it. */
export const ContractLineItem = z.object({
  id: z.number(),
  contract_id: z.number(),
  product_id: z.number(),
  product_name: z.string(),
  quantity: z.number(),
  price_per_cycle: Money,
  total: Money,
});
export type ContractLineItem = z.infer<typeof ContractLineItem>;

/** A billing period, both days included. Periods of a contract never overlap. */
export const ContractPeriod = z.object({
  id: z.number(),
  kind: z.enum(PERIOD_KINDS),
  start_date: z.string(),
  end_date: z.string(),
  due_date: z.string(),
  amount: Money,
  paid: Money,
  state: z.enum(['paid', 'partial', 'overdue', 'not_due', 'future', 'free']),
});
export type ContractPeriod = z.infer<typeof ContractPeriod>;

export const ContractDetail = Contract.extend({
  line_items: z.array(ContractLineItem),
  periods: z.array(ContractPeriod),
  payments: z.array(Payment),
});
export type ContractDetail = z.infer<typeof ContractDetail>;

const ContractLine = z.strictObject({
  product_id: Ref,
  quantity: Quantity.default(1),
  /** The list price unless given. */
  price_per_cycle: MoneyInput.optional(),
});
const lines = z.array(ContractLine).min(1).max(200);

const Days = z.number().int().min(0).max(365);
const terms = { due_days: Days.optional(), grace_days: Days.optional() };
const refused = calculated('cycle_total', 'monthly_total', 'paid_total');

export const ContractGenerate = z.strictObject({
  start_date: DateOnly,
  end_date: DateOnly.nullable().optional(),
  billing_cycle: z.enum(BILLING_CYCLES).default('Monthly'),
  /** A second contract of the same opportunity. */
  again: z.boolean().optional(),
  ...terms,
});
export const ContractCreate = z.strictObject({
  account_id: Ref,
  start_date: DateOnly,
  end_date: DateOnly.nullable().optional(),
  billing_cycle: z.enum(BILLING_CYCLES),
  status: z.enum(['Draft', 'Active']).default('Active'),
  owner_id: Ref.optional(),
  line_items: lines,
  ...terms,
  ...refused,
});
export const ContractUpdate = z
  .strictObject({
    status: z.enum(CONTRACT_STATUSES),
    end_date: DateOnly.nullable(),
    owner_id: Ref,
    due_days: Days,
    grace_days: Days,
    ...refused,
  })
  .partial()
  .extend({ version: Version });
export const ContractBulk = z.strictObject({ owner_id: Ref }).partial();

export const contractList = {
  filters: {
    number: 'text',
    status: CONTRACT_STATUSES,
    start_date: 'date',
    end_date: 'date',
    billing_cycle: BILLING_CYCLES,
    account_id: 'id',
    account_name: 'text',
    opportunity_id: 'id',
    owner_id: 'id',
    created_at: 'instant',
    updated_at: 'instant',
  },
  sortable: [
    'number',
    'status',
    'start_date',
    'end_date',
    'billing_cycle',
    'account_name',
    'cycle_total',
    'owner',
    'created_at',
  ],
  sort: '-start_date,-number',
} as const;

const naming = { path: '/contracts', one: 'contract', many: 'contracts' };
const params = z.object({ id: Id });
const read = { access: 'crm.read', answer: 'json', params } as const;
const make = {
  method: 'POST',
  access: 'crm.write',
  answer: 'created',
  collection: '/contracts',
  idempotent: true,
  params,
  response: ContractDetail,
} as const;

export const contracts = {
  ...readingRoutes(
    { ...naming, read: 'crm.read' },
    { list: contractList, row: Contract, detail: ContractDetail },
  ),
  ...creatingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: ContractDetail, create: ContractCreate },
  ),
  ...changingRoutes(
    { ...naming, write: 'crm.write' },
    { detail: ContractDetail, update: ContractUpdate, bulk: ContractBulk },
  ),
  ofAccount: route({
    method: 'GET',
    path: '/accounts/:id/contracts',
    access: 'crm.read',
    answer: 'list',
    summary: 'Contracts of an account',
    params,
    query: listQuery(contractList),
    response: z.array(Contract),
  }),
  generate: route({
    ...make,
    path: '/opportunities/:id/generate-contract',
    summary: 'Make a contract of a won opportunity; a second one needs `again`',
    body: ContractGenerate,
  }),
  /** Without dates it begins the day after the old one ends and runs as long. */
  renew: route({
    ...make,
    path: '/contracts/:id/renew',
    summary: 'Make the contract that follows this one, which becomes Expired',
    body: z.strictObject({
      version: Version,
      start_date: DateOnly.optional(),
      end_date: DateOnly.nullable().optional(),
      billing_cycle: z.enum(BILLING_CYCLES).optional(),
      line_items: lines.optional(),
    }),
  }),
  change: route({
    ...make,
    path: '/contracts/:id/change',
    summary: 'End this contract on a day and begin its replacement the next',
    body: z.strictObject({
      version: Version,
      /** The last day of the old contract. */
      last_day: DateOnly,
      end_date: DateOnly.nullable().optional(),
      billing_cycle: z.enum(BILLING_CYCLES).optional(),
      line_items: lines.optional(),
    }),
  }),
  addPeriod: route({
    method: 'POST',
    path: '/contracts/:id/periods',
    access: 'crm.write',
    answer: 'json',
    summary: 'Put a trial or a pause into a contract; regular periods give way',
    params,
    body: z.strictObject({
      kind: z.enum(['trial', 'pause']),
      start_date: DateOnly,
      end_date: DateOnly,
      version: Version,
    }),
    response: ContractDetail,
  }),
  pay: route({
    method: 'POST',
    path: '/contracts/:id/payments',
    access: 'payments.write',
    answer: 'created',
    collection: '/payments',
    idempotent: true,
    summary: 'Log a payment for a contract',
    params,
    body: PaymentCreate,
    response: Payment,
  }),
  payments: route({
    ...read,
    method: 'GET',
    path: '/contracts/:id/payments',
    summary: 'Payments for a contract, newest first',
    response: z.array(Payment),
  }),
};
