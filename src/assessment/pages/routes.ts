import { route } from '@react-router/dev/routes';

export const assessmentRoutes = [
  route('evaluations', 'assessment/pages/assessments.tsx'),
  route('evaluations/nouvelle', 'assessment/pages/edit-assessment.tsx', { id: 'new-assessment' }),
  route('evaluations/grilles/:grid', 'assessment/pages/grid.tsx'),
  route('evaluations/:id', 'assessment/pages/assessment.tsx'),
  route('evaluations/:id/modifier', 'assessment/pages/edit-assessment.tsx'),
  route('evaluations/:id/sites', 'assessment/pages/listed-sites.tsx'),
  route('evaluations/:id/reprise', 'assessment/pages/carried.tsx'),
  route('evaluations/:id/comparer', 'assessment/pages/comparison.tsx'),
  route('evaluations/:id/sites/:site', 'assessment/pages/assessed-site.tsx'),
];
