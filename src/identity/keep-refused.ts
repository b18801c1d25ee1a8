import { listChangesOf, recordChange } from './audit.sql.ts';
import type { Context } from './context.ts';

interface RefusedChange {
  organisationId: string;
  verb: string;
  objectKind: string;
  objectId: string;
  /** As its sentence says it: "ce plan". */
  name: string;
  /** What is in force, and what was typed from an outdated version of it. */
  current: object;
  typed: object;
}

/** Nothing typed is lost: the refused text stays in the history of its object. Says so, naming who saved meanwhile. */
export async function keepRefused(
  context: Context,
  { current, typed, name, ...object }: RefusedChange,
): Promise<string> {
  const { objectKind, objectId, verb } = object;
  const changes = await listChangesOf(context.db, objectKind, objectId, 20);
  const author = changes.find((change) => change.verb !== verb)?.personName ?? 'Quelqu’un';
  await recordChange(context.db, context, { ...object, before: current, after: typed });
  return `${author} a modifié ${name} pendant que vous l’écriviez. Rien n’est perdu\u00a0: votre texte et le sien sont ci-dessous, côte à côte. Reprenez ce qu’il faut, puis enregistrez.`;
}
