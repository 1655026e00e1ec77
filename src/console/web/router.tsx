import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import { Root } from './app/root';
import { Empty } from './parts/parts';
import { en } from './strings/en';

type Search = Record<string, string | undefined>;

/** Filters are plain texts in the address: every view has a URL that can be sent to somebody. */
const rootRoute = createRootRoute({
  component: Root,
  validateSearch: (search: Record<string, unknown>): Search =>
    Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)])),
  notFoundComponent: () => <Empty title={en.problems.gone} hint={en.problems.goneHint} />,
});

type Page = { default: () => React.ReactNode };
const page = <Path extends string>(path: Path, load: () => Promise<Page>) =>
  createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load) });

const routes = [
  page('/', () => import('./pages/board')),
  page('/leads', () => import('./pages/leads')),
  page('/leads/$id', () => import('./pages/lead')),
  page('/review', () => import('./pages/review')),
  page('/handoffs', () => import('./pages/handoffs')),
  page('/imports', () => import('./pages/imports')),
  page('/imports/$id', () => import('./pages/import')),
  page('/company', () => import('./pages/company')),
  page('/cadences', () => import('./pages/cadences')),
  page('/cadences/$id', () => import('./pages/cadence')),
  page('/reports', () => import('./pages/reports')),
  page('/knowledge', () => import('./pages/knowledge')),
  page('/mailboxes', () => import('./pages/mailboxes')),
  page('/reps', () => import('./pages/reps')),
  page('/suppressions', () => import('./pages/suppressions')),
  page('/users', () => import('./pages/users')),
  page('/system', () => import('./pages/system')),
  page('/audit', () => import('./pages/audit')),
  // Those who are signed in have no business there any more.
  page('/setup', () => import('./pages/home')),
  page('/invitation', () => import('./pages/home')),
] as const;

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  parseSearch: parseSearchWith(String),
  stringifySearch: stringifySearchWith(String),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
