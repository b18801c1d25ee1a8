import { layout, route } from '@react-router/dev/routes';

export const identityRoutes = [
  route('mentions-legales', 'identity/pages/legal-notice.tsx'),
  route('donnees-personnelles', 'identity/pages/processing.tsx'),
  route('connexion', 'identity/pages/sign-in.tsx'),
  route('connexion/fournisseur', 'identity/pages/go-to-provider.ts'),
  route('connexion/defi', 'identity/pages/passkey-challenge.ts'),
  route('connexion/retour', 'identity/pages/come-from-provider.ts'),
  route('deconnexion', 'identity/pages/sign-out.ts'),
  route('mot-de-passe', 'identity/pages/ask-password.tsx'),
  route('mot-de-passe/:token', 'identity/pages/choose-password.tsx'),
  route('profil', 'identity/pages/profile.tsx'),
  route('profil/sessions', 'identity/pages/sessions.tsx'),
  route('profil/sessions/fin', 'identity/pages/session-end.ts'),
  route('profil/cles', 'identity/pages/passkeys.tsx'),
  route('profil/jetons', 'identity/pages/tokens.tsx'),
  route('administration', 'identity/pages/organisations.tsx'),
  route('administration/organisations/nouvelle', 'identity/pages/new-organisation.tsx'),
  route('administration/organisations/:slug/consultations.csv', 'identity/pages/readings-file.ts'),
  layout('identity/pages/organisation-tabs.tsx', [
    route('administration/organisations/:slug', 'identity/pages/people.tsx'),
    route('administration/organisations/:slug/services', 'identity/pages/services.tsx'),
    route('administration/organisations/:slug/reglages', 'identity/pages/organisation.tsx'),
    route('administration/organisations/:slug/connexions', 'identity/pages/sign-ins.tsx'),
    route('administration/organisations/:slug/consultations', 'identity/pages/readings.tsx'),
    route('administration/organisations/:slug/journal', 'identity/pages/journal.tsx'),
  ]),
];
