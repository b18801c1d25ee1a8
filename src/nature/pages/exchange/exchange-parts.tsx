import { DataNote } from '../../../web/components/data-note.tsx';
import type { Exchange } from '../../index.ts';

/** How far a sending has come, in a word. */
export function ExchangeState({ exchange }: { exchange: Pick<Exchange, 'state'> & { kept: boolean } }) {
  if (exchange.state === 'told') return <span className="badge tone-quiet">Inscrit</span>;
  if (exchange.state === 'failed') return <span className="badge tone-brick">Interrompu</span>;
  if (exchange.state === 'preparing') return <span className="badge tone-amber">En préparation</span>;
  return exchange.kept ? (
    <span className="badge tone-accent">Fichier gardé</span>
  ) : (
    <span className="badge tone-quiet">Fichier retiré</span>
  );
}

export const AskerNote = () => (
  <DataNote>
    Le nom et l’adresse de qui demande restent au registre des échanges, que la coordination et l’administration lisent.
  </DataNote>
);
