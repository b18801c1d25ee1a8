import { type Context, organisationsWhere } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { type KeptKind, readKept, type SavedKept, saveKept } from '../kept/save-kept.ts';
import { listCommitteeDecisions } from './committee.sql.ts';
import { type CommitteeDecision, committeeDecisionParts } from './committee-decision.ts';
import { type Paragraph, paragraphsIn } from './paragraphs.rule.ts';

const committeeKind: KeptKind = {
  table: 'committeeDecision',
  kind: 'committee',
  verb: 'governance.edit',
  name: 'cette décision du Comité',
  parts: committeeDecisionParts,
};

/** Writes a decision of the World Heritage Committee, its paragraphs as they are pasted. */
export const saveCommitteeDecision = (context: Context, values: FormValues, id?: string): Promise<SavedKept> =>
  saveKept(context, {
    kind: committeeKind,
    values,
    id,
    before: async (_, { paragraphs }) => {
      if (paragraphsIn(String(paragraphs), '').length === 0) throw noParagraph();
      return {};
    },
  });

/** A decision with its paragraphs, in its order. */
export interface ReadDecision extends CommitteeDecision {
  read: Paragraph[];
}

/** Decisions of the Committee kept by the organisations somebody works in, the latest first. */
export async function readCommitteeDecisions({ db, actor }: Context): Promise<ReadDecision[]> {
  const ids = organisationsWhere(actor, 'work.read');
  const decisions = ids.length > 0 ? await listCommitteeDecisions(db, ids) : [];
  return decisions.map((decision) => ({ ...decision, read: paragraphsIn(decision.paragraphs, decision.asking) }));
}

export async function readCommitteeDecision(context: Context, id: string) {
  const { row, values } = await readKept(context, committeeKind, id);
  return { row, values, paragraphs: paragraphsIn(values.paragraphs ?? '', values.asking ?? '') };
}

const noParagraph = () =>
  new DomainError(
    'invalid',
    'no_paragraph',
    'Aucun paragraphe n’est reconnu dans ce texte. Commencez chacun à la ligne, par son numéro et un point : « 3. Demande… ».',
  );
