import { layout, type RouteConfigEntry, route } from '@react-router/dev/routes';

/** What is done at a place, on its page, before what later sections say. */
export const siteProgrammeSection = (more: RouteConfigEntry[]) => layout('programme/pages/site-programme.tsx', more);

export const programmeRoutes = [
  route('plans', 'programme/pages/plans.tsx'),
  route('plans/:slug', 'programme/pages/plan.tsx'),
  route('actions/:id', 'programme/pages/action.tsx'),
  route('actions/:id/fichiers/:file', 'programme/pages/action-file.ts'),
  route('engagements/:id', 'programme/pages/commitment.tsx'),
  route('engagements/:id/remarque', 'programme/pages/send-remark.tsx'),
  route('travail/plans/nouveau', 'programme/pages/edit-plan.tsx', { id: 'new-plan' }),
  route('travail/plans/:id/modifier', 'programme/pages/edit-plan.tsx'),
  route('travail/actions', 'programme/pages/actions.tsx'),
  route('travail/actions/nouvelle', 'programme/pages/edit-action.tsx', { id: 'new-action' }),
  route('travail/actions/:id/modifier', 'programme/pages/edit-action.tsx'),
  route('travail/actions/import', 'programme/pages/import.tsx'),
  route('travail/actions/import/:draft', 'programme/pages/import-draft.tsx'),
  route('travail/actions/exporter/:organisation/:format', 'programme/pages/export.ts'),
];
