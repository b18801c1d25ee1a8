import type { RouteConfig } from '@react-router/dev/routes';
import { assessmentRoutes } from './assessment/pages/routes.ts';
import { checkRoutes } from './check/pages/routes.ts';
import { citizenRoutes, sentSection } from './citizen/pages/routes.ts';
import { eventRoutes } from './event/pages/routes.ts';
import { exchangeRoutes } from './exchange/pages/routes.ts';
import { identityRoutes } from './identity/pages/routes.ts';
import { indicatorRoutes } from './indicator/pages/routes.ts';
import { exchangeOfRecordsRoutes } from './nature/pages/exchange/routes.ts';
import { observerRoutes } from './nature/pages/observer/routes.ts';
import { natureRoutes, siteNatureSection } from './nature/pages/routes.ts';
import { validationRoutes } from './nature/pages/validation/routes.ts';
import { visitRoutes } from './nature/pages/visit/routes.ts';
import { photoRoutes, sitePhotoSection } from './photo/pages/routes.ts';
import { portalRoutes } from './portal/pages/routes.ts';
import { programmeRoutes, siteProgrammeSection } from './programme/pages/routes.ts';
import { importingRoutes } from './report/pages/importing/routes.ts';
import { publicReportRoutes } from './report/pages/public/routes.ts';
import { reportRoutes } from './report/pages/routes.ts';
import { sheetRoutes } from './report/pages/sheet/routes.ts';
import { siteRoutes } from './site/pages/routes.ts';
import { territoryRoutes } from './territory/pages/routes.ts';
import { conditionRoutes, siteSections } from './watch/pages/condition-routes.ts';
import { watchRoutes } from './watch/pages/routes.ts';
import { webRoutes } from './web/pages/routes.ts';

// Each slice lists its own pages; the address is French, like all that people read.
export default [
  ...webRoutes,
  ...identityRoutes,
  ...territoryRoutes,
  ...siteRoutes(siteSections([siteProgrammeSection([siteNatureSection([sitePhotoSection])])])),
  ...watchRoutes,
  ...conditionRoutes,
  ...photoRoutes,
  ...natureRoutes,
  ...visitRoutes,
  ...validationRoutes([sentSection]),
  ...assessmentRoutes,
  ...exchangeOfRecordsRoutes,
  ...observerRoutes,
  ...eventRoutes,
  ...citizenRoutes,
  ...indicatorRoutes,
  ...programmeRoutes,
  ...checkRoutes,
  ...publicReportRoutes,
  ...reportRoutes,
  ...sheetRoutes,
  ...importingRoutes,
  ...portalRoutes,
  ...exchangeRoutes,
] satisfies RouteConfig;
