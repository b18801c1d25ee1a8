import sans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2?url';
import { type ReactNode, useState } from 'react';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import type { Route } from './+types/root';
import { countWaiting } from './citizen/index.ts';
import { organisationsWhere, tellEnd } from './identity/index.ts';
import { SessionEndBar } from './identity/pages/session-end-bar.tsx';
import { typeset } from './kernel/typeset.ts';
import { CsrfContext } from './web/components/form.tsx';
import { ErrorState } from './web/components/states.tsx';
import { contextOf } from './web/context.ts';
import { useEarlyTyping } from './web/early-typing.ts';
import { isEmbedded } from './web/embedded.ts';
import icon from './web/icon.svg?no-inline';
import { Shell } from './web/layout.tsx';
import { protectForms, tellOutage } from './web/protect.ts';
import { useArrival } from './web/use-arrival.ts';
import { useHoldTyping } from './web/use-hold-typing.ts';
import './web/fonts.css';
import './web/theme.css';
import './web/shell.css';
import './web/elements.css';

export const middleware: Route.MiddlewareFunction[] = [tellOutage, protectForms];

/** The letters of every page, fetched with its styles: text set anew in other letters would move under the reader. */
export const links: Route.LinksFunction = () =>
  [sans, serif].map((href) => ({ rel: 'preload', as: 'font', type: 'font/woff2', href, crossOrigin: 'anonymous' }));

export async function loader({ context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  const { session, nonce, actor, origin, effects } = carried;
  return {
    nonce,
    origin,
    csrf: session.csrf,
    sessionEnd: session.end && tellEnd(session.end, effects.now()),
    person: actor.person,
    works: organisationsWhere(actor, 'work.read').length > 0,
    // A menu is not worth a page that fails.
    waiting: await countWaiting(carried).catch(() => 0),
    checks: organisationsWhere(actor, 'document.check').length > 0,
    administers: organisationsWhere(actor, 'person.manage').length > 0,
  };
}

/**
 * The token and the menu follow a signing in or out; the nonce must stay the page's own. What could not be saved stays
 * before the eyes.
 */
export const shouldRevalidate = ({ actionStatus }: ShouldRevalidateFunctionArgs) => actionStatus !== 503;

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useRouteLoaderData<typeof loader>('root')?.nonce;
  const embedded = isEmbedded(useLocation().pathname);
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href={icon} />
        <Meta />
        <Links nonce={nonce} />
      </head>
      <body>
        {children}
        {!embedded && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root({ loaderData }: Route.ComponentProps) {
  useEarlyTyping();
  const busy = useHoldTyping();
  useArrival(useLocation().pathname);
  const token = useLastToken(loaderData.csrf);
  if (isEmbedded(useLocation().pathname))
    return (
      <main>
        <Outlet />
      </main>
    );
  return (
    <CsrfContext value={token}>
      <Shell
        person={loaderData.person}
        works={loaderData.works}
        waiting={loaderData.waiting}
        checks={loaderData.checks}
        administers={loaderData.administers}
        busy={busy}
      >
        <Outlet />
      </Shell>
      {loaderData.sessionEnd && <SessionEndBar told={loaderData.sessionEnd} csrf={token} />}
    </CsrfContext>
  );
}

/** When the session ends while a form is being filled, its token stays: it holds again once its person is back. */
function useLastToken(token: string): string {
  const [last, setLast] = useState(token);
  if (token && token !== last) setLast(token);
  return token || last;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>('root');
  const { title, sentence } = describe(error);
  if (isEmbedded(useLocation().pathname))
    return (
      <main className="page">
        <title>{`${title} – Carreau`}</title>
        <h1>{title}</h1>
        <p>{typeset(sentence)}</p>
      </main>
    );
  return (
    <>
      <Shell
        person={root?.person ?? null}
        works={root?.works ?? false}
        waiting={root?.waiting ?? 0}
        checks={root?.checks ?? false}
        administers={root?.administers ?? false}
      >
        <title>{`${title} – Carreau`}</title>
        <ErrorState title={title} sentence={sentence} />
      </Shell>
      {root?.sessionEnd && <SessionEndBar told={root.sessionEnd} csrf={root.csrf} />}
    </>
  );
}

function describe(error: unknown): { title: string; sentence: string } {
  if (isRouteErrorResponse(error)) {
    if (typeof error.data?.sentence === 'string')
      return { title: titles[error.status] ?? 'Refusé', sentence: error.data.sentence };
    if (error.status === 405) {
      return {
        title: 'Rien à envoyer ici',
        sentence: 'Cette page ne reçoit pas de formulaire. Rien n’a été modifié ; revenez à la page précédente.',
      };
    }
    if (error.status === 404) {
      return {
        title: 'Page introuvable',
        sentence: 'Cette adresse ne mène à rien, ou plus à rien. Repartez de l’accueil.',
      };
    }
  }
  return {
    title: 'Erreur inattendue',
    sentence: 'Carreau n’a pas pu répondre. Rien n’a été modifié ; rechargez la page dans un instant.',
  };
}

const titles: Record<number, string> = {
  401: 'Connexion nécessaire',
  403: 'Accès refusé',
  404: 'Page introuvable',
  409: 'Modifié entre-temps',
  503: 'Indisponible un moment',
};
