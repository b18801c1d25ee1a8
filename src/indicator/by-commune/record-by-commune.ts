import { z } from 'zod';
import type { Context } from '../../identity/index.ts';
import { DomainError, isDomainError } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { printCount } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { qualifiers } from '../figure.ts';
import { type Recorded, recordValues } from '../record-values.ts';
import { indicatorByCommune } from './read-commune-grid.ts';

const byCommuneInput = z.object({
  indicatorId: z.uuid(),
  period: z.string(),
  values: z.array(
    z.object({
      commune: z.string(),
      value: z.string(),
      qualifier: z.enum(qualifiers).optional(),
      source: z.string().optional(),
      seen: z.uuid().nullable(),
    }),
  ),
  reason: z.string().trim().max(1000).optional(),
});

/** What a refusal says of the cells of the grid, by code of their commune. */
export const communeRefusal = z.object({
  errors: z.record(z.string(), z.string()),
  /** Where somebody else kept a value meanwhile: its id. */
  inForce: z.record(z.string(), z.string().nullable()),
});
export type CommuneRefusal = z.output<typeof communeRefusal>;

/** Keeps an indicator's values for one period at communes: all of them, or none with every bad cell told. */
export async function recordByCommune(context: Context, input: z.input<typeof byCommuneInput>): Promise<Recorded> {
  const { code, organisationId } = await indicatorByCommune(context, input.indicatorId);
  const { period, values, reason } = parseInput(byCommuneInput, input);
  if (values.length === 0) return { recorded: 0, corrected: 0, unchanged: 0 };
  const batch = values.map((value) => ({ ...value, code, period }));
  try {
    return await recordValues(context, { organisationId, values: batch, ...(reason ? { reason } : {}) });
  } catch (error) {
    const communes = values.map(({ commune }) => commune);
    throw isDomainError(error) ? inTheGrid(error, (line) => communes[line - 1] ?? '') : error;
  }
}

type CommuneAt = (line: number) => string;

function inTheGrid(error: DomainError, communeAt: CommuneAt): DomainError {
  const said = saidOf(error, communeAt);
  const count = Object.keys(said.errors).length;
  return count === 0
    ? error
    : new DomainError(error.kind, error.code, sentences[error.code]?.(count) ?? '', { ...said });
}

const sentences: Record<string, (count: number) => string> = {
  values_refused: (count) =>
    `Aucune valeur n’a été enregistrée : ${printCount(count, 'case est à corriger, signalée', 'cases sont à corriger, signalées')} dans la grille.`,
  values_changed: (count) =>
    `Aucune valeur n’a été enregistrée : ${printCount(count, 'commune a reçu', 'communes ont reçu')} entre-temps une autre valeur. Comparez, puis enregistrez à nouveau pour garder votre saisie.`,
  reason_needed: (count) =>
    `Aucune valeur n’a été enregistrée : ${printCount(count, 'valeur validée est corrigée', 'valeurs validées sont corrigées')}. Écrivez le motif, puis enregistrez à nouveau.`,
};

function saidOf({ code, facts }: DomainError, communeAt: CommuneAt): CommuneRefusal {
  if (code === 'reason_needed') {
    const cells = facts.cells as { line: number; name: string }[];
    const said = cells.map(({ line, name }) => [
      communeAt(line),
      `${name}\u00a0: valeur validée, sa correction demande un motif.`,
    ]);
    return { errors: Object.fromEntries(said), inForce: {} };
  }
  const findings = (facts.findings ?? []) as Finding[];
  const inForce = (facts.inForce ?? []) as (string | null)[];
  const communeOf = ({ place }: Finding) => communeAt(place.line ?? 0);
  return {
    errors: Object.fromEntries(findings.map((finding) => [communeOf(finding), finding.sentence])),
    inForce: Object.fromEntries(inForce.map((id, index) => [findings[index] ? communeOf(findings[index]) : '', id])),
  };
}
