import { index, route } from '@react-router/dev/routes';

/** What photographs add to the page of a site. */
export const sitePhotoSection = index('photo/pages/site-photos.tsx');

export const photoRoutes = [
  route('photographies', 'photo/pages/viewpoints.tsx'),
  route('photographies/nouveau', 'photo/pages/edit-viewpoint.tsx', { id: 'new-viewpoint' }),
  route('photographies/dynamiques.csv', 'photo/pages/dynamics-csv.ts'),
  route('photographies/campagnes', 'photo/pages/campaigns.tsx'),
  route('photographies/campagnes/nouvelle', 'photo/pages/edit-campaign.tsx', { id: 'new-reshoot-campaign' }),
  route('photographies/campagnes/:id', 'photo/pages/campaign.tsx'),
  route('photographies/campagnes/:id/modifier', 'photo/pages/edit-campaign.tsx'),
  route('terrain/photographies/:id', 'photo/pages/field.tsx'),
  route('terrain/photographies/vues/:id', 'photo/pages/receive-shot.ts'),
  route('photographies/:id', 'photo/pages/viewpoint.tsx'),
  route('photographies/:id/modifier', 'photo/pages/edit-viewpoint.tsx'),
  route('photographies/:id/reprendre', 'photo/pages/reshoot.tsx'),
  route('photographies/:id/changements', 'photo/pages/note-change.tsx'),
  route('photographies/:id/prises/:shot', 'photo/pages/shot-picture.ts'),
];
