/** Somebody whom the demo agency knows. */
export interface Person {
  email: string;
  name: string;
  company: string;
}

/** The people and companies of the demo agency. Every address ends in `.example`: mail to it goes nowhere. */
export const FIRST_NAMES = [
  'Amelia',
  'Noah',
  'Sofia',
  'Liam',
  'Hannah',
  'Mateo',
  'Zoë',
  'Oliver',
  'Priya',
  'Jonas',
  'Chloé',
  'Kenji',
  'Fatima',
  'Lukas',
  'Ingrid',
  'Tomás',
  'Grace',
  'Samuel',
  'Yara',
  'Viktor',
] as const;

export const LAST_NAMES = [
  'Bennett',
  'Okafor',
  'Lindqvist',
  'Moreau',
  'Hashimoto',
  'García',
  'Novak',
  'Fischer',
  'Rossi',
  'Kowalski',
  'Andersen',
  'Haddad',
  'Müller',
  'Silva',
  'Petrov',
  'O’Connor',
  'Nguyen',
  'Castillo',
  'Byrne',
  'Sørensen',
] as const;

export const COMPANIES = [
  'Fernwood Bakery',
  'Northlight Dental',
  'Harbor & Finch Law',
  'Kestrel Cycles',
  'Blue Door Realty',
  'Maple Street Yoga',
  'Cobalt Coffee Roasters',
  'Greenline Landscaping',
  'Summit Physio',
  'Lantern Books',
  'Pinecone Toys',
  'Riverbend Vineyard',
  'Atlas Moving',
  'Juniper Interiors',
  'Copperfield Brewing',
  'Saffron Kitchen',
  'Oakline Joinery',
  'Brightside Childcare',
  'Tidewater Charters',
  'Alder & Ash Architects',
  'Silverbirch Framing',
  'Wren & Partners Accountants',
  'Old Mill Cider',
  'Meadowlark Music School',
  'Ironbridge Fitness',
  'Clearwater Pools',
  'Thistle Flowers',
  'Beacon Veterinary',
  'Larkspur Hotel',
  'Granite Roofing',
  'Poppy Lane Nursery',
  'Driftwood Surf School',
  'Foxglove Skincare',
  'Hawthorn Tailors',
  'Stonegate Pottery',
  'Marigold Catering',
  'Birchwood Dental Lab',
  'Seaglass Gallery',
  'Windmill Bakery Supply',
  'Ember & Oak Stoves',
] as const;

/** Who has asked, and bought nothing yet: each with a trade. */
export const PROSPECT_NAMES = [
  'Amber',
  'Birch',
  'Cedar',
  'Delta',
  'Echo',
  'Falcon',
  'Garnet',
  'Hazel',
  'Iris',
  'Jasper',
  'Kite',
  'Lotus',
] as const;

export const PROSPECT_TRADES = ['Studio', 'Motors', 'Dental', 'Travel', 'Kitchens'] as const;

/** Colleagues of the founder. */
export const COLLEAGUES = [
  { email: 'sales@demo.example', first_name: 'Sam', last_name: 'Salas', role: 'user' },
  { email: 'support@demo.example', first_name: 'Robin', last_name: 'Suarez', role: 'user' },
] as const;

export const ADMINISTRATOR = {
  email: 'admin@demo.example',
  first_name: 'Alex',
  last_name: 'Admin',
} as const;
