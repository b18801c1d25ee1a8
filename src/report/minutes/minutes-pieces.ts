import { printDate, wide } from '../../kernel/french.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import type { MeetingFile } from '../../watch/index.ts';
import { type Piece, type PrintedDocument, paragraph, plain, type TablePiece } from '../render/pieces.ts';

export type MinutesFacts = Pick<MeetingFile, 'values' | 'body' | 'decisions' | 'pending'> & { organisation: string };

/** The minutes of a meeting: who came, what was said, what was decided, and what became of earlier decisions. */
export function printMinutes({ values, body, decisions, pending, organisation }: MinutesFacts): PrintedDocument {
  const heldOn = values.heldOn ?? '';
  const title = `${body.name}, ${printDate(heldOn)}`;
  const where = [printDate(heldOn), values.place, body.chair && `présidence${wide}: ${body.chair}`];
  return typesetAll({
    title: `Relevé de décisions${wide}: ${title}`,
    author: organisation,
    subject: title,
    date: `${heldOn}T00:00:00Z`,
    footer: `${organisation}${wide}· ${title}`,
    pieces: [
      {
        kind: 'part',
        level: 1,
        number: 'Relevé de décisions',
        title: body.name,
        divider: false,
        newPage: false,
        sheets: [],
        content: [
          { kind: 'paragraph', style: 'lead', runs: plain(where.filter(Boolean).join(', ')) },
          ...listed('Ordre du jour', values.agenda, true),
          ...listed('Présents', values.attendees),
          ...listed('Excusés', values.excused),
          ...listed('Absents', values.absent),
          ...section('Échanges', lines(values.summary).map(paragraph)),
          ...section('Décisions', decided(decisions)),
          ...section('Suites des réunions précédentes', pending.length > 0 ? [followed(pending)] : []),
        ],
      },
    ],
  });
}

const lines = (text = ''): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const section = (title: string, pieces: Piece[]): Piece[] =>
  pieces.length > 0 ? [{ kind: 'heading', level: 2, text: title }, ...pieces] : [];

const listed = (title: string, text: string | undefined, ordered = false): Piece[] => {
  const items = lines(text).map(plain);
  return section(title, items.length > 0 ? [{ kind: 'list', ordered, items }] : []);
};

type Decisions = MinutesFacts['decisions'];

const decided = (decisions: Decisions): Piece[] =>
  decisions.length > 0 ? [table('Décisions', decisions, false)] : [paragraph('Aucune décision n’a été inscrite.')];

const followed = (pending: Decisions): TablePiece => table('Suites des réunions précédentes', pending, true);

/** A decision a row: what, by whom, by when; earlier ones with what came of them. */
const table = (caption: string, decisions: Decisions, past: boolean): TablePiece => ({
  kind: 'table',
  caption,
  columns: [
    { label: past ? 'Du' : 'N°', width: past ? 2 : 1 },
    { label: 'Décision', width: 5 },
    { label: 'Par qui', width: 2 },
    { label: past ? 'Suite' : 'Pour le', width: past ? 3 : 2 },
  ],
  rows: decisions.map(({ number, heldOn, sentence, task, responsible, dueOn, closedOn, outcome }) => [
    plain(past ? printDate(heldOn) : String(number)),
    [
      { text: sentence },
      ...(task
        ? [
            { text: '', break: true },
            { text: task, italic: true },
          ]
        : []),
    ],
    plain(responsible),
    plain(past ? outcomeOf(closedOn, outcome, dueOn) : dueOn ? printDate(dueOn) : ''),
  ]),
});

const outcomeOf = (closedOn: string | null, outcome: string, dueOn: string | null): string =>
  [closedOn ? `Close le ${printDate(closedOn)}` : `Ouverte${dueOn ? `, pour le ${printDate(dueOn)}` : ''}`, outcome]
    .filter(Boolean)
    .join('. ');
