import { Link } from 'react-router';
import { typeset } from '../../kernel/typeset.ts';
import { contextOf } from '../../web/context.ts';
import { guideOf } from '../api/guide.ts';
import type { Route } from './+types/api-guide';
import './open-data.css';

export const loader = ({ context }: Route.LoaderArgs) => guideOf(contextOf(context).origin);

export default function ApiGuide({ loaderData: { root, allowed, operations } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>Interface des programmes – Carreau</title>
      <h1>Interface des programmes</h1>
      <p className="lead">
        Lire ce qui est publié, et écrire avec ses droits, par un programme&nbsp;: des adresses sous <code>{root}</code>
        , du JSON, une description <a href="/api/openapi.json">OpenAPI 3.1</a>.
      </p>
      <h2>Avant de commencer</h2>
      <ul className="prose">
        <li>
          Ce qui est publié se lit sans compte, {allowed.visitor} fois par minute. Avec un{' '}
          <Link to="/profil/jetons">jeton</Link>, {allowed.token} fois&nbsp;: il s’envoie dans l’en-tête{' '}
          <code>Authorization: Bearer</code>. Au-delà, la réponse est 429, et <code>Retry-After</code> dit quand
          reprendre.
        </li>
        <li>
          Écrire demande un jeton qui écrit. Il a les droits de sa personne, et ce qu’il fait est inscrit à son nom.
        </li>
        <li>
          Une liste vient page par page&nbsp;: l’en-tête <code>Link</code> donne l’adresse de la suivante, qu’une page
          soit pleine ou non. Chaque colonne filtre, par sa valeur exacte.
        </li>
        <li>
          L’en-tête <code>ETag</code>, renvoyé dans <code>If-None-Match</code>, vaut une réponse 304 tant que rien n’a
          changé.
        </li>
        <li>
          Un refus est un <code>application/problem+json</code>&nbsp;: <code>code</code> ne change pas, pour le
          programme, et <code>detail</code> est une phrase, pour la personne. Un conflit (409) porte ce qui a été envoyé
          et ce qui est en vigueur.
        </li>
        <li>
          Un programme peut être prévenu de chaque rapport publié&nbsp;: l’organisation le déclare dans son
          administration, et Carreau lui envoie un message signé selon Standard Webhooks. Le même peut venir deux
          fois&nbsp;: <code>webhook-id</code> le reconnaît.
        </li>
      </ul>
      {operations.map((operation) => (
        <Operation key={operation.name} operation={operation} />
      ))}
    </div>
  );
}

function Operation({ operation }: { operation: Route.ComponentProps['loaderData']['operations'][number] }) {
  const { name, method, path, summary, description, fields, command } = operation;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{summary}</h2>
      <p>
        <code>
          {method} {path}
        </code>
      </p>
      {description && <p>{typeset(description)}</p>}
      {fields.length > 0 && (
        <details>
          <summary>{method === 'GET' ? 'Paramètres' : 'Champs'}</summary>
          <dl className="format-list">
            {fields.map((field) => (
              <div key={field.name}>
                <dt>
                  <code>{field.name}</code>
                </dt>
                <dd>{typeset(field.says)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <pre className="open-command" tabIndex={0}>
        <code>{command}</code>
      </pre>
    </section>
  );
}
