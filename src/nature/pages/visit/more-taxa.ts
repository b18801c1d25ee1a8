import type { FieldName } from '../../index.ts';
import { askServer } from './ask-server.ts';
import { type FoundTaxon, withoutCount } from './find-names.ts';
import type { Suggestion } from './suggest.tsx';

/** Taxa that the server knows by a text, beyond those a device carries. */
export async function moreTaxa(text: string): Promise<Suggestion<FoundTaxon>[]> {
  const { name, count } = withoutCount(text);
  const found = await askServer<FieldName>('taxons', { texte: name });
  return found.map(([cdNom, french, scientific]) => ({
    key: String(cdNom),
    label: french,
    aside: scientific,
    value: { cdNom, name: french, scientific, count },
  }));
}
