import type { BlockDocument, EditionDocument, SheetDocument } from '../../src/report/document.ts';
import { evidenceDay } from '../../src/report/render/evidence-runs.ts';
import { type BlockNode, evidenceKey, type InlineNode, type RichText } from '../../src/report/rich-text.ts';

/** All that an edition says, as plain text: what a golden file holds. Nothing in it depends on identifiers. */
export function editionText(document: EditionDocument): string {
  const { edition, texts, sections, checklist } = document;
  const lines = [
    `# ${edition.title}`,
    `${edition.publisher.name} · ${edition.stateLabel}`,
    ...texts.flatMap((text) => [`\n## ${text.label}`, ...richLines(text.text, document)]),
    ...sections.flatMap((section) => [
      `\n## ${[section.number, section.label].filter(Boolean).join(' · ')}`,
      ...(section.intro ? richLines(section.intro, document) : []),
      ...section.sheets.flatMap((sheet) => sheetLines(sheet, document)),
    ]),
    '\n## Ce que la loi demande',
    ...checklist.map((item) => `${item.met ? '✓' : '✗'} ${item.label} (${item.source}) : ${item.detail}`),
    '\n## Alertes acceptées',
    ...document.waivers.map(({ finding, reason, person }) => `${finding.sentence} → ${reason} (${person})`),
  ];
  return `${lines.join('\n').replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')}\n`;
}

function sheetLines(sheet: SheetDocument, document: EditionDocument): string[] {
  return [
    `\n### ${sheet.code} ${[sheet.title, sheet.subtitle].filter(Boolean).join(' – ')}`,
    [sheet.service, ...sheet.tags.map((tag) => tag.label)].filter(Boolean).join(' · '),
    ...sheet.keyFigures.map((key) => `* ${figureLine(key, document)}`),
    ...sheet.blocks.flatMap((block) => [`[${block.label}]`, ...blockLines(block, document)]),
  ];
}

function blockLines(block: BlockDocument, document: EditionDocument): string[] {
  switch (block.kind) {
    case 'text':
      return richLines(block.text, document);
    case 'figures':
      return block.figures.map((key) => figureLine(key, document));
    case 'actions':
      return block.actions.map(
        (action) =>
          `${action.number} ${action.title} (${[action.stageLabel, ...action.plans].join(', ')}) ${action.summary}`,
      );
    case 'partners':
      return block.partners.map((partner) => `${partner.name}, ${partner.roleLabel}`);
    case 'territories':
      return [block.names.join(', ')];
    case 'funding':
      return block.lines.map((line) => [line.funder, line.printed, line.detail].filter(Boolean).join(' '));
    case 'commitments':
      return block.commitments.map(({ sentence }) => `- ${sentence}`);
    case 'outcomes':
      return block.outcomes.map(({ sentence, outcomeLabel, explanation }) =>
        [`- ${sentence}`, outcomeLabel ?? 'Sans réponse', explanation].filter(Boolean).join(' → '),
      );
    case 'register':
      return [
        ...(block.summary ? [block.summary] : []),
        ...block.rows.map(({ key, cells, choice, note }) => {
          const found = document.evidence[key];
          const day = found ? evidenceDay(found) : 'absent';
          return `| ${[...cells, choice, note, day].filter(Boolean).join(' | ')}`;
        }),
      ];
    case 'paragraph':
      return [`> ${block.decision}, ${block.number} : ${block.text}`];
  }
}

function figureLine(key: string, { figures }: EditionDocument): string {
  const figure = figures[key];
  if (!figure) return `${key} : absent`;
  const previous = figure.previous && `${figure.previous.printed} (${figure.previous.periodLabel})`;
  const target = figure.target && `cible ${figure.target.printed} en ${figure.target.year}`;
  return [`${figure.label} : ${figure.printed}`, figure.periodLabel, previous, target].filter(Boolean).join(' · ');
}

const richLines = (text: RichText, document: EditionDocument): string[] =>
  text.content.flatMap((block) => blockText(block, document));

function blockText(block: BlockNode, document: EditionDocument): string[] {
  if (block.type === 'paragraph' || block.type === 'heading') return [inlineText(block.content ?? [], document)];
  const mark = (index: number) => (block.type === 'orderedList' ? `${index + 1}.` : '-');
  return block.content.flatMap((item, index) =>
    item.content.map((paragraph) => `${mark(index)} ${inlineText(paragraph.content ?? [], document)}`),
  );
}

const inlineText = (nodes: InlineNode[], { figures, evidence }: EditionDocument): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.text;
      if (node.type === 'hardBreak') return '\n';
      if (node.type === 'evidence') {
        const found = evidence[evidenceKey(node.attrs)];
        return found ? ` [${found.label}, ${evidenceDay(found)}]` : ' [preuve absente]';
      }
      const key = `${node.attrs.indicator}@${node.attrs.period}`;
      return figures[key]?.printed ?? `[${key}]`;
    })
    .join('');
