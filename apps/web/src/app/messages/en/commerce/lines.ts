export const lines = {
  title: 'Line items',
  frozen: 'As agreed',
  product: 'Product',
  quantity: 'Quantity',
  price: 'Price',
  price_per_cycle: 'Price per cycle',
  total: 'Total',
  retainer: 'Retainer',
  empty: 'There are no line items.',
} as const;
