import { refusalOf } from '../../kernel/db/refusal.ts';
import { type DomainError, statusOf } from '../../kernel/errors.ts';

/** A refusal as RFC 9457 writes it: `code` does not change, `detail` is for people, `faits` says the rest. */
export function problemOf(error: unknown, sent: unknown): Response | undefined {
  const refused = refusalOf(error);
  if (!refused) return undefined;
  const status = statusHere(refused);
  const seconds = refused.facts.seconds;
  return new Response(
    JSON.stringify({
      type: 'about:blank',
      ...{ title: titles[status] ?? 'Refusé', status, detail: refused.message, code: refused.code },
      ...(Object.keys(refused.facts).length > 0 ? { faits: refused.facts } : {}),
      // Where somebody else wrote meanwhile, both are there: theirs in the facts, and this.
      ...(status === 409 ? { envoye: sent } : {}),
    }),
    {
      status,
      headers: {
        ...{
          'content-type': 'application/problem+json',
          'access-control-allow-origin': '*',
          'cache-control': 'no-store',
        },
        ...(typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {}),
        ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      },
    },
  );
}

const titles: Record<number, string> = {
  400: 'Demande illisible',
  401: 'Jeton nécessaire',
  403: 'Interdit',
  404: 'Introuvable',
  409: 'Changé entre-temps',
  422: 'À corriger',
  429: 'Trop de demandes',
  503: 'Indisponible',
};

const statusHere = ({ kind, code }: DomainError): number => (code === 'unreadable_json' ? 400 : statusOf[kind]);
