import { z } from 'zod';
import { authorise, type Context, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { readCommitteeDecisions } from '../../watch/index.ts';
import { readReportType } from '../read-report-type.ts';
import { refuseUnlessOutlineOpen, writeSheets } from './add-sheets.ts';
import {
  findAnsweredDecision,
  keepAnsweredDecision,
  linkParagraphs,
  listAnsweringSheets,
} from './answered-decision.sql.ts';
import { findEdition, lockEdition } from './edition.sql.ts';

const answerInput = z.object({
  editionId: z.uuid(),
  decisionId: z.uuid('Choisissez la décision à laquelle répondre.'),
});

/**
 * Has an edition answer a decision of the World Heritage Committee: each paragraph that asks for something gets its
 * sheet. Asked again, it adds those that a change of the decision brought.
 */
export async function answerDecision(context: Context, input: z.input<typeof answerInput>): Promise<{ added: number }> {
  const edition = await findEdition(context.db, input.editionId);
  authorise(context.actor, 'edition.edit', edition);
  const { decisionId } = parseInput(answerInput, input);
  const section = readReportType(edition.reportType).answersIn;
  if (!section) throw answersNothing();
  refuseUnlessOutlineOpen(edition);
  const decision = (await readCommitteeDecisions(context)).find(({ id }) => id === decisionId);
  if (decision?.organisationId !== edition.organisationId) throw missing('Cette décision');
  return context.db.transaction().execute(async (tx) => {
    await lockEdition(tx, edition.id);
    await keepAnsweredDecision(tx, edition.id, decisionId);
    const answering = (await listAnsweringSheets(tx, edition.id)).filter((each) => each.decisionId === decisionId);
    const left = decision.read.filter(({ number, asks }) => asks && !answering.some((each) => each.number === number));
    if (left.length > 0) {
      const sheets = left.map(({ number }) => {
        return { section, code: codeOf(section, number), title: `Réponse au paragraphe ${number}` };
      });
      const written = await writeSheets(tx, context, edition, sheets);
      const ids = new Map(written.sheets.map(({ code, id }) => [code, id]));
      const links = left.map(({ number }) => ({ sheetId: ids.get(codeOf(section, number)) ?? '', decisionId, number }));
      await linkParagraphs(tx, links);
    }
    await recordChange(tx, context, {
      organisationId: edition.organisationId,
      verb: 'edition.answer',
      objectKind: 'edition',
      objectId: edition.id,
      after: { decision: decision.reference, added: left.map(({ number }) => codeOf(section, number)) },
    });
    return { added: left.length };
  });
}

/** "2.4bis": the heading of the report, then the paragraph. */
const codeOf = (section: string, number: string): string => `${section}.${number.replace(' ', '')}`;

/** What the board of an edition that answers a decision shows; null where its type answers none. */
export async function readAnsweredDecision(
  context: Context,
  edition: { id: string; organisationId: string; reportType: string },
) {
  if (!readReportType(edition.reportType).answersIn) return null;
  const answered = await findAnsweredDecision(context.db, edition.id);
  const decisions = (await readCommitteeDecisions(context)).filter(
    (each) => each.organisationId === edition.organisationId,
  );
  const answering = await listAnsweringSheets(context.db, edition.id);
  return {
    answered: answered ? { id: answered.id, reference: answered.reference } : null,
    decisions: decisions.map(({ id, reference, read }) => {
      const asking = read.filter(({ asks }) => asks);
      const has = (number: string) => answering.some((each) => each.decisionId === id && each.number === number);
      return { id, reference, asking: asking.length, left: asking.filter(({ number }) => !has(number)).length };
    }),
  };
}

const answersNothing = () =>
  new DomainError(
    'invalid',
    'answers_no_decision',
    'Cette trame ne répond pas à une décision du Comité. Choisissez une campagne de rapport sur l’état de conservation.',
  );
