import { authorise, type Context, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { searchForm } from '../../kernel/french.ts';
import { isId } from '../../kernel/identifier.ts';
import { searchObservers } from '../observer/observer.sql.ts';
import { searchTaxa } from '../taxon/taxon.sql.ts';
import { type FieldName, lastTaxaSeenHere, type SeenTaxon } from './field-lists.sql.ts';

const most = 8;

/** What a form at a desk asks of the server as one types: names of taxa, of observers, taxa seen at a place. */
export async function proposeEntry(
  context: Context,
  what: string,
  asked: URLSearchParams,
): Promise<(FieldName | string | SeenTaxon)[]> {
  const organisationIds = organisationsWhere(context.actor, 'record.write');
  const [organisationId] = organisationIds;
  if (!organisationId) authorise(context.actor, 'record.write', { organisationId: '' });
  const text = asked.get('texte')?.trim() ?? '';
  if (what === 'taxons') return text.length < 2 ? [] : (await searchTaxa(context.db, text, most)).map(fieldName);
  if (what === 'observateurs') return text.length < 2 ? [] : observersNamed(context, organisationIds, text);
  if (what !== 'vus-ici') throw missing('Cette liste');
  const here = placeOf(asked);
  return here && organisationId
    ? lastTaxaSeenHere(context.db, { organisationId, protocol: asked.get('protocole') ?? undefined, ...here })
    : [];
}

const fieldName = ({ cdNom, name, vernacular }: Awaited<ReturnType<typeof searchTaxa>>[number]): FieldName => {
  const [french = ''] = vernacular.split(',');
  return [cdNom, french || name, french ? name : ''];
};

async function observersNamed({ db }: Context, organisationIds: string[], text: string): Promise<string[]> {
  const which = { form: searchForm(text), shown: null };
  const { observers } = await searchObservers(db, organisationIds, which, { limit: most, offset: 0 });
  return observers.map(({ name }) => name);
}

function placeOf(asked: URLSearchParams): { siteId: string } | { point: [number, number] } | null {
  const siteId = asked.get('site');
  if (siteId && isId(siteId)) return { siteId };
  const [longitude, latitude] = (asked.get('point') ?? '').split(',').map(Number);
  const isPoint = Math.abs(longitude ?? Number.NaN) <= 180 && Math.abs(latitude ?? Number.NaN) <= 90;
  return isPoint ? { point: [longitude ?? 0, latitude ?? 0] } : null;
}
