import type { Settings } from '../../shared/settings.ts';
import type { EdgeRules } from './admit.ts';
import type { Manifest } from './manifest.ts';

/** How strict the edge is, by the settings and the manifest of the pages that it goes with. */
export const edgeRules = (settings: Settings, manifest: Manifest): EdgeRules => ({
  developer: settings.HUB_PROFILE === 'developer',
  adhoc: settings.HUB_ADHOC,
  manifest,
  budgets: {
    person: settings.HUB_BUDGET_PERSON,
    integrator: settings.HUB_BUDGET_INTEGRATOR,
    center: settings.HUB_BUDGET_CENTER,
    address: settings.HUB_BUDGET_ADDRESS,
  },
  trustProxy: settings.HUB_TRUST_PROXY,
  operationSeconds: settings.HUB_OPERATION_SECONDS,
});
