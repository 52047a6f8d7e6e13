import { z } from 'zod';
import { calculated } from '../core/calculated.ts';
import { Money, MoneyInput, Quantity } from '../core/money.ts';
import { route } from '../core/route.ts';
import { Can, Id, Ref, text, Version } from '../core/shapes.ts';

/** A product in a deal, at the price of this deal. */
export const LineItem = z.object({
  id: z.number(),
  opportunity_id: z.number(),
  product_id: z.number(),
  product: z.object({ id: z.number(), name: z.string(), sku: z.string().nullable() }),
  is_retainer_product: z.boolean(),
  quantity: z.number(),
  sale_price: Money,
  /** What the catalog asks today. */
  list_price: Money,
  /** Percent below the list price; negative above it, null without a list price. */
  discount: z.number().nullable(),
  /** Quantity × sale price. */
  total: Money,
  description: z.string().nullable(),
  position: z.number(),
  version: z.number(),
});
export type LineItem = z.infer<typeof LineItem>;

/** What a deal is worth after a change to its lines. */
const Amounts = z.object({ calculated_amount: Money, weighted_amount: Money });

const fields = {
  product_id: Ref,
  quantity: Quantity,
  /** The list price unless given. */
  sale_price: MoneyInput,
  description: text(2000).nullable(),
};
const refused = calculated('total', 'list_price', 'discount', 'calculated_amount');

export const LineItemCreate = z
  .strictObject({ ...fields, ...refused })
  .partial({ sale_price: true, description: true })
  .extend({ quantity: Quantity.default(1) });
export const LineItemUpdate = z
  .strictObject({ ...fields, ...refused })
  .partial()
  .extend({ version: Version });

/** The whole editor in one go: lines in their order, those with an id are changed, those without are added. */
export const LineItemsSave = z.strictObject({
  lines: z
    .array(
      z
        .strictObject({ id: Ref, version: Version, ...fields, ...refused })
        .partial({ id: true, version: true, sale_price: true, description: true }),
    )
    .max(200),
  removed: z
    .array(z.strictObject({ id: Ref, version: Version }))
    .max(200)
    .default([]),
});

const params = z.object({ id: Id });
const lineParams = z.object({ id: Id, line_id: Id });

export const lineItems = {
  list: route({
    method: 'GET',
    path: '/opportunities/:id/line_items',
    access: 'crm.read',
    answer: 'json',
    summary: 'The products of an opportunity, in order',
    params,
    response: z.array(LineItem),
  }),
  add: route({
    method: 'POST',
    path: '/opportunities/:id/line_items',
    access: 'crm.write',
    answer: 'created',
    idempotent: true,
    summary: 'Add a product to an opportunity',
    params,
    body: LineItemCreate,
    response: LineItem.extend(Amounts.shape),
  }),
  save: route({
    method: 'PUT',
    path: '/opportunities/:id/line_items',
    access: 'crm.write',
    answer: 'json',
    summary: 'Save all lines of the editor, all or nothing',
    params,
    body: LineItemsSave,
    response: Amounts.extend({ line_items: z.array(LineItem) }),
  }),
  update: route({
    method: 'PATCH',
    path: '/opportunities/:id/line_items/:line_id',
    access: 'crm.write',
    answer: 'json',
    summary: 'Change quantity, price or description of a line',
    params: lineParams,
    body: LineItemUpdate,
    response: LineItem.extend(Amounts.shape),
  }),
  remove: route({
    method: 'DELETE',
    path: '/opportunities/:id/line_items/:line_id',
    access: 'crm.write',
    answer: 'empty',
    summary: 'Take a product out of an opportunity',
    params: lineParams,
  }),
};

export const CONTACT_ROLES = [
  'Decision Maker',
  'Influencer',
  'Economic Buyer',
  'Technical Buyer',
  'Champion',
  'Evaluator',
  'Other',
] as const;

/** A contact's part in a deal. */
export const ContactRole = z.object({
  id: z.number(),
  opportunity_id: z.number(),
  contact_id: z.number(),
  contact_name: z.string(),
  contact_title: z.string().nullable(),
  contact_email: z.string().nullable(),
  role: z.enum(CONTACT_ROLES),
  version: z.number(),
  can: Can,
});
export type ContactRole = z.infer<typeof ContactRole>;

const roleParams = z.object({ id: Id, role_id: Id });

export const contactRoles = {
  list: route({
    method: 'GET',
    path: '/opportunities/:id/contact_roles',
    access: 'crm.read',
    answer: 'json',
    summary: 'Who takes part in an opportunity',
    params,
    response: z.array(ContactRole),
  }),
  add: route({
    method: 'POST',
    path: '/opportunities/:id/contact_roles',
    access: 'crm.write',
    answer: 'created',
    summary: "Give a contact of the opportunity's account a role in it",
    params,
    body: z.strictObject({ contact_id: Ref, role: z.enum(CONTACT_ROLES) }),
    response: ContactRole,
  }),
  update: route({
    method: 'PATCH',
    path: '/opportunities/:id/contact_roles/:role_id',
    access: 'crm.write',
    answer: 'json',
    summary: 'Change the role of a contact',
    params: roleParams,
    body: z.strictObject({ role: z.enum(CONTACT_ROLES).optional(), version: Version }),
    response: ContactRole,
  }),
  remove: route({
    method: 'DELETE',
    path: '/opportunities/:id/contact_roles/:role_id',
    access: 'crm.write',
    answer: 'empty',
    summary: 'Take a contact out of an opportunity',
    params: roleParams,
  }),
};
