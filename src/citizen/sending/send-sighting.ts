import type { z } from 'zod';
import { type Context, findOrganisation } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { searchForm } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { printOf } from '../../kernel/kept-photograph.ts';
import { readPhotograph } from '../../kernel/photograph.ts';
import { findTaxon, searchTaxa } from '../../nature/index.ts';
import { readPoint } from '../../nature/visit/read-point.ts';
import { readCount } from '../../nature/visit/visit.ts';
import { findCentre, findTerritory, searchTerritories, type Territory } from '../../territory/index.ts';
import { type SightingDetails, sightingInput } from '../message.ts';
import { insertPhoto } from '../photo.sql.ts';
import { listSightingReaders } from '../reception/reception.sql.ts';
import { type FormMarks, type SendingContext, sendMessage } from './send-message.ts';
import type { SentFile } from './send-photograph.ts';

/** Organisations that ask for sightings. */
export const readSightingReaders = ({ db }: Context) => listSightingReaders(db);

/** The organisation that a form of sightings is of. */
async function findReader({ db }: Context, slug: string) {
  const organisation = await findOrganisation(db, { slug });
  if (!organisation) throw missing('Ce formulaire');
  return { id: organisation.id, name: organisation.name };
}

/** What a form of sightings is opened with: the taxon and the commune of the page that led there. */
export async function readSightingForm(context: Context, slug: string, asked: { taxon: number; commune: string }) {
  const { db } = context;
  const [reader, taxon, commune] = await Promise.all([
    findReader(context, slug),
    Number.isSafeInteger(asked.taxon) && asked.taxon > 0 ? findTaxon(db, asked.taxon) : undefined,
    asked.commune ? findTerritory(db, 'commune', asked.commune) : undefined,
  ]);
  return {
    ...reader,
    taxon: taxon ? { cdNom: taxon.cdNom, name: taxon.vernacular.split(',')[0] || taxon.name } : null,
    commune: commune ? wordsOfCommune(commune) : '',
    centre: commune ? await findCentre(db, commune.id) : null,
  };
}

const wordsOfCommune = ({ name, departementCode }: Pick<Territory, 'name' | 'departementCode'>): string =>
  departementCode ? `${name} (${departementCode})` : name;

/** A name that the form proposes as one types. */
export interface ProposedWord {
  key: string;
  label: string;
  aside: string;
}

const mostProposed = 8;

/** Names of TAXREF, and communes: nothing of what was ever seen. */
export async function proposeWords({ db }: Context, what: string, text: string): Promise<ProposedWord[]> {
  if (text.trim().length < 2) return [];
  if (what === 'communes')
    return (await searchTerritories(db, text, 'commune', mostProposed)).map((commune) => ({
      ...{ key: commune.code, label: wordsOfCommune(commune), aside: '' },
    }));
  if (what !== 'especes') throw missing('Cette liste');
  return (await searchTaxa(db, text, mostProposed)).map(({ cdNom, name, vernacular }) => {
    const [french = ''] = vernacular.split(',');
    return { key: String(cdNom), label: french || name, aside: french ? name : '' };
  });
}

/** Receives a sighting: a name as its sender knows it, or none, a day, and a point or a commune. */
export async function sendSighting(
  context: SendingContext,
  slug: string,
  { file, ...sent }: z.input<typeof sightingInput> & { file: SentFile | null },
  marks: FormMarks,
): Promise<{ trackingCode: string }> {
  const { id: organisationId } = await findReader(context, slug);
  const { text, senderName, named, email, ...seen } = parseInput(sightingInput, sent);
  if (seen.date > todayOf(context.effects)) throw notYet();
  if (readCount(seen.count) === undefined) throw unreadableCount(seen.count);
  if (!seen.name && !text && !file) throw undescribed();
  const place = await readPlace(context, seen);
  const said: SightingDetails = { ...seen, cdNom: seen.name ? seen.cdNom : '', ...place };
  const about = { kind: 'sighting' as const, organisationId, aboutId: null, about: '' };
  return sendMessage(context, { ...about, text, senderName, named, email }, marks, async () => {
    const photo = file && (await readPhotograph(file.name, file.content));
    return {
      details: photo ? { ...said, photo: printOf(photo) } : { ...said },
      write: async (tx, messageId) => {
        if (photo) await insertPhoto(tx, messageId, photo.large);
      },
    };
  });
}

type Written = Pick<SightingDetails, 'point' | 'precision' | 'commune'>;

/** More than bear any one name. */
const mostNamesakes = 300;

/** A point where there is one, else the only commune of that name. */
async function readPlace({ db }: Context, { point, precision, commune }: Written) {
  if (point) {
    const read = readPoint(point);
    if (!read) throw unreadablePoint(point);
    return { point: read.join(','), precision, commune: '', communeCode: '' };
  }
  if (!commune) throw nowhere();
  const [, name = commune, departement = ''] = /^(.*?)\s*\((\w{2,3})\)$/.exec(commune) ?? [];
  const found = (await searchTerritories(db, name, 'commune', mostNamesakes)).filter(
    (each) => searchForm(each.name) === searchForm(name) && (!departement || each.departementCode === departement),
  );
  const [only, other] = found;
  if (!only) throw unknownCommune(commune);
  if (other) throw severalCommunes(found.map(wordsOfCommune));
  return { point: '', precision: '', commune: only.name, communeCode: only.code };
}

const notYet = () =>
  new DomainError(
    'invalid',
    'sighting_later',
    'Cette observation est datée de plus tard qu’aujourd’hui\u00a0: corrigez sa date.',
  );

const undescribed = () =>
  new DomainError(
    'invalid',
    'sighting_undescribed',
    'Sans nom d’espèce, décrivez ce que vous avez vu ou joignez une photographie\u00a0: quelqu’un pourra la reconnaître.',
  );

const unreadableCount = (count: string) =>
  new DomainError('invalid', 'count_unreadable', `«\u00a0${count}\u00a0» n’est pas un nombre, comme 3 ou 3-5.`);

const unreadablePoint = (point: string) =>
  new DomainError(
    'invalid',
    'point_unreadable',
    `«\u00a0${point}\u00a0» n’est pas une position\u00a0: écrivez une latitude et une longitude, comme 50,4301\u202f; 2,7812, ou laissez ce champ vide et écrivez la commune.`,
  );

const nowhere = () =>
  new DomainError(
    'invalid',
    'sighting_nowhere',
    'Dites où\u00a0: posez un point sur la carte, ou écrivez le nom de la commune.',
  );

const unknownCommune = (commune: string) =>
  new DomainError(
    'invalid',
    'commune_unknown',
    `Aucune commune ne s’appelle «\u00a0${commune}\u00a0»\u00a0: écrivez son nom entier, comme Loos-en-Gohelle.`,
  );

const severalCommunes = (names: string[]) =>
  new DomainError(
    'invalid',
    'commune_ambiguous',
    `Plusieurs communes portent ce nom\u00a0: écrivez ${names.join(' ou ')}.`,
  );
