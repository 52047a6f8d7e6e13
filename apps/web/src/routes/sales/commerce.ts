import { contractList } from '@atrium/contract/commerce/contracts.ts';
import { orderList } from '@atrium/contract/commerce/orders.ts';
import { paymentList } from '@atrium/contract/commerce/payments.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needMessages } from '../../lib/i18n.ts';
import { listSearch } from '../../lib/lists/list-search.ts';
import { shellRoute } from '../shell.ts';

const words = {
  getParentRoute: () => shellRoute,
  beforeLoad: () => needMessages('crm', 'commerce', 'work'),
};

/** Year and tab of the retainer report; what it does not know is left out. */
function retainerSearch({ year, tab }: Record<string, unknown>): { year?: number; tab?: 'mrr' } {
  const asked = Number(year);
  return {
    ...(asked >= 2000 && asked <= 2100 && { year: asked }),
    ...(tab === 'mrr' && { tab }),
  };
}

export const commerceRoutes = [
  createRoute({
    ...words,
    path: '/orders',
    validateSearch: listSearch(orderList),
    component: lazyRouteComponent(
      () => import('../../features/commerce/orders/OrdersPage.tsx'),
      'OrdersPage',
    ),
  }),
  createRoute({
    ...words,
    path: '/orders/$id',
    component: lazyRouteComponent(
      () => import('../../features/commerce/orders/OrderPage.tsx'),
      'OrderPage',
    ),
  }),
  createRoute({
    ...words,
    path: '/payments/$id',
    component: lazyRouteComponent(
      () => import('../../features/commerce/payments/PaymentPage.tsx'),
      'PaymentPage',
    ),
  }),
  createRoute({
    ...words,
    path: '/payments',
    validateSearch: listSearch(paymentList),
    component: lazyRouteComponent(
      () => import('../../features/commerce/payments/PaymentsPage.tsx'),
      'PaymentsPage',
    ),
  }),
  createRoute({
    ...words,
    path: '/contracts',
    validateSearch: listSearch(contractList),
    component: lazyRouteComponent(
      () => import('../../features/commerce/contracts/ContractsPage.tsx'),
      'ContractsPage',
    ),
  }),
  createRoute({
    ...words,
    path: '/contracts/$id',
    component: lazyRouteComponent(
      () => import('../../features/commerce/contracts/ContractPage.tsx'),
      'ContractPage',
    ),
  }),
  createRoute({
    ...words,
    path: '/retainers',
    validateSearch: retainerSearch,
    component: lazyRouteComponent(
      () => import('../../features/commerce/retainers/RetainersPage.tsx'),
      'RetainersPage',
    ),
  }),
] as const;
