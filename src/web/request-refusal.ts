import type { IncomingHttpHeaders } from 'node:http';

interface RequestRefusal {
  status: number;
  sentence: string;
}

/**
 * Why a request is not even read: a body of unknown size (pages read bodies whole, and check their size first),
 * or a form sent from another site. Undefined where it may go on.
 */
export function requestRefusal(
  method: string,
  headers: IncomingHttpHeaders,
  origin: string,
): RequestRefusal | undefined {
  if (headers['transfer-encoding']) return { status: 411, sentence: unknownSize };
  const changes = method !== 'GET' && method !== 'HEAD';
  if (changes && headers.origin !== undefined && !isOurs(headers.origin, origin, headers.host)) {
    return { status: 403, sentence: elsewhere };
  }
  return undefined;
}

/** On one's own machine any name of it will do: localhost, 127.0.0.1, its name on the network. */
const isOurs = (from: string, origin: string, host: string | undefined): boolean =>
  from === origin || (new URL(origin).hostname === 'localhost' && URL.canParse(from) && new URL(from).host === host);

const unknownSize =
  'Cet envoi ne dit pas sa taille : Carreau ne l’a pas lu et rien n’a été modifié. Envoyez-le depuis la page, avec un navigateur.';
const elsewhere =
  'Ce formulaire vient d’une autre adresse que celle de Carreau : rien n’a été modifié. Ouvrez Carreau à son adresse, puis recommencez. Si le message revient, l’administration du serveur doit vérifier CARREAU_ORIGIN.';
