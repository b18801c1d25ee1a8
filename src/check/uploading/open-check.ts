import { gunzipSync, gzipSync } from 'node:zlib';
import { authorise, type Context, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import type { CheckedDocument } from '../answer/checked-document.ts';
import { withShownTiers } from '../answer/shown-tiers.ts';
import { listDemotedRules } from '../judging/index.ts';
import { findHeldCheck } from './held-checks.ts';
import { findKeptCheck, listKeptChecks, readKeptContent } from './kept-check.sql.ts';

/** A document that was checked, just now or long ago, its findings at the tier they are shown at. */
export interface OpenedCheck {
  id: string;
  name: string;
  year: number | null;
  checked: CheckedDocument;
  /** Rules that people judged wrong too often. */
  demoted: ReadonlySet<string>;
  kept: Keeping | null;
}

type FoundCheck = Omit<OpenedCheck, 'demoted'>;

interface Keeping {
  organisationId: string;
  keptBy: string;
  keeper: string;
  keptAt: Date;
}

export async function openCheck(context: Context, id: string): Promise<OpenedCheck> {
  const found = findHeld(context, id) ?? (await findKept(context, id));
  const demoted = await listDemotedRules(context.db);
  return { ...found, demoted, checked: withShownTiers(found.checked, demoted) };
}

const findHeld = ({ actor, effects }: Context, id: string): FoundCheck | undefined => {
  const held = findHeldCheck(id, actor.person?.id, effects.now().getTime());
  return held && { id, name: held.name, year: held.year, checked: held.checked, kept: null };
};

async function findKept(context: Context, id: string): Promise<FoundCheck> {
  const row = await findKeptCheck(context.db, id);
  if (!row) throw missing('Ce contrôle');
  authorise(context.actor, 'document.keep', row);
  const { name, year, organisationId, keptBy, keeper, keptAt } = row;
  return { id, name, year, checked: unpack(row.checked), kept: { organisationId, keptBy, keeper, keptAt } };
}

/** The file itself, as it was sent. */
export async function readCheckedFile(context: Context, id: string): Promise<{ name: string; content: Uint8Array }> {
  const held = findHeldCheck(id, context.actor.person?.id, context.effects.now().getTime());
  if (held) return held;
  const { name } = await findKept(context, id);
  return { name, ...(await readKeptContent(context.db, id)) };
}

/** What the organisations of a person keep. */
export const listChecks = ({ actor, db }: Context) => listKeptChecks(db, organisationsWhere(actor, 'document.keep'));

export const pack = (checked: CheckedDocument): Uint8Array => gzipSync(JSON.stringify(checked));

const unpack = (bytes: Uint8Array): CheckedDocument => JSON.parse(gunzipSync(bytes).toString());
