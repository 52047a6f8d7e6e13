export const lines = {
  title: 'Line items',
  frozen: 'As agreed',
  product: 'Product',
  quantity: 'Quantity',
  price: 'Price',
  price_per_cycle: 'Price per cycle',
  total: 'Total',
  retainer: 'Retainer',
  add: 'Add a line',
  remove: 'Remove',
  of_line: '{{name}}, line {{number}}',
  empty: 'There are no line items.',
} as const;
