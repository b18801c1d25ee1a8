import { pathToFileURL } from 'node:url';
import type { Tier } from '../../kernel/finding.ts';
import { proseRules } from '../prose/prose-rules.ts';
import type { Answer, AnsweredFinding, AnsweredPlace } from './checked-document.ts';

const levelOf: Record<Tier, 'error' | 'warning' | 'note'> = { A: 'error', B: 'warning', C: 'note' };

/** SARIF 2.1.0, as code hosting services show it beside the lines. */
export const writeSarif = (answers: readonly Answer[]) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Carreau',
          rules: proseRules.map(({ code, title, tier, explanation }) => ({
            id: code,
            shortDescription: { text: title },
            fullDescription: { text: explanation },
            defaultConfiguration: { level: levelOf[tier] },
          })),
        },
      },
      columnKind: 'utf16CodeUnits',
      results: answers.flatMap(({ file, previous, findings }) =>
        findings.map((finding) => resultOf(finding, file, previous)),
      ),
    },
  ],
});

function resultOf(finding: AnsweredFinding, file: string, previous = '') {
  const { rule, tier, message, arithmetic, likely_cause, places, previous: before = [] } = finding;
  const [first, ...others] = [
    ...places.map((place) => locationOf(file, place)),
    ...before.map((place) => locationOf(previous, place)),
  ];
  const text = [message, `Calcul\u00a0: ${arithmetic}`, likely_cause && `Cause probable\u00a0: ${likely_cause}`];
  return {
    ruleId: rule,
    level: levelOf[tier],
    message: { text: text.filter(Boolean).join('\n') },
    locations: first ? [first] : [],
    relatedLocations: others,
  };
}

const locationOf = (file: string, { line, column, printed }: AnsweredPlace) => ({
  physicalLocation: {
    artifactLocation: { uri: file.startsWith('/') ? pathToFileURL(file).href : encodeURI(file) },
    region: { startLine: line, startColumn: column, snippet: { text: printed } },
  },
});
