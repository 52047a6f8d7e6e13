/** What the demo agency sells. */
export const PRODUCTS = [
  { name: 'Website, up to ten pages', sku: 'WEB-10', standard_list_price: '6800.00' },
  { name: 'Online shop', sku: 'SHOP', standard_list_price: '14500.00' },
  { name: 'Landing page', sku: 'LAND', standard_list_price: '1450.00' },
  { name: 'Brand identity', sku: 'BRAND', standard_list_price: '4200.00' },
  { name: 'Content migration, a page', sku: 'MIGRATE', standard_list_price: '35.00' },
  { name: 'Accessibility audit', sku: 'A11Y', standard_list_price: '1600.00' },
  { name: 'Search engine audit', sku: 'SEO-AUDIT', standard_list_price: '1200.00' },
  { name: 'Photo shoot, half a day', sku: 'PHOTO', standard_list_price: '950.00' },
  { name: 'Care plan', sku: 'CARE', standard_list_price: '180.00', is_retainer_product: true },
  {
    name: 'Growth retainer',
    sku: 'GROWTH',
    standard_list_price: '1250.00',
    is_retainer_product: true,
  },
  {
    name: 'Search retainer',
    sku: 'SEO-CARE',
    standard_list_price: '650.00',
    is_retainer_product: true,
  },
  { name: 'Hosting', sku: 'HOST', standard_list_price: '45.00', is_retainer_product: true },
] as const;

export interface Package {
  /** The deal is called by it. */
  name: string;
  /** Quantities by SKU. */
  lines: Record<string, number>;
  isRetainer?: boolean;
}

/** What is sold together. */
export const PACKAGES: readonly Package[] = [
  { name: 'New website', lines: { 'WEB-10': 1, PHOTO: 1 } },
  { name: 'Relaunch', lines: { 'WEB-10': 1, BRAND: 1, MIGRATE: 40 } },
  { name: 'Online shop', lines: { SHOP: 1, MIGRATE: 120 } },
  { name: 'Campaign page', lines: { LAND: 2 } },
  { name: 'Brand refresh', lines: { BRAND: 1 } },
  { name: 'Care and hosting', lines: { CARE: 1, HOST: 2 }, isRetainer: true },
  { name: 'Growth retainer', lines: { GROWTH: 1, HOST: 1 }, isRetainer: true },
  { name: 'Search retainer', lines: { 'SEO-CARE': 1 }, isRetainer: true },
  { name: 'Audit', lines: { A11Y: 1, 'SEO-AUDIT': 1 } },
];

export const INDUSTRIES = [
  'Food and drink',
  'Health',
  'Legal',
  'Retail',
  'Real estate',
  'Sport',
  'Construction',
  'Education',
  'Travel',
] as const;

export const TITLES = [
  'Owner',
  'Managing director',
  'Marketing manager',
  'Office manager',
  'Head of sales',
  'Founder',
] as const;

export const STREETS = [
  'Market Street',
  'Harbor Road',
  'Elm Avenue',
  'Mill Lane',
  'Station Road',
  'Chapel Hill',
  'Orchard Way',
] as const;

export const CITIES = [
  'Portland, ME 04101',
  'Burlington, VT 05401',
  'Salem, MA 01970',
  'Newport, RI 02840',
  'Concord, NH 03301',
] as const;

export const NEXT_STEPS = [
  'Call about the offer',
  'Send references',
  'Meet on site',
  'Agree on the schedule',
  'Wait for the board',
  'Walk through the draft',
] as const;

export const LOSS_REASONS = [
  'Chose another agency',
  'No budget this year',
  'Project postponed',
] as const;
