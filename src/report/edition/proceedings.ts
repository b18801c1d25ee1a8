import { z } from 'zod';

export const opinions = ['favourable', 'unfavourable', 'reserved', 'none'] as const;
export const opinionLabels: Record<(typeof opinions)[number], string> = {
  favourable: 'favorable',
  unfavourable: 'défavorable',
  reserved: 'réservé',
  none: 'sans avis',
};

const day = z.iso.date('Donnez une date qui existe.');
const count = z.int().min(0).max(1000, 'Un groupe compte au plus 1\u202f000 voix\u00a0: corrigez ses votes.');

const vote = z.strictObject({
  group: z.string().trim().min(1, 'Nommez le groupe de chaque ligne de votes.'),
  for: count.default(0),
  against: count.default(0),
  abstained: count.default(0),
  absent: count.default(0),
});

/** What the President's report and the délibération say of the session; each fact is null until it is known. */
export const proceedings = z.strictObject({
  sessionDate: day.nullable().default(null),
  /** The debate on the draft budget, which the law wants after the session. */
  budgetDebateDate: day.nullable().default(null),
  place: z.string().trim().default(''),
  /** Number of the délibération, of the President's report. */
  number: z.string().trim().default(''),
  reportNumber: z.string().trim().default(''),
  /** Who presides, and who signs where that is somebody else. */
  president: z.string().trim().default(''),
  signatory: z.string().trim().default(''),
  commission: z
    .strictObject({
      name: z.string().trim().default(''),
      date: day.nullable().default(null),
      opinion: z.enum(opinions).default('none'),
    })
    .default({ name: '', date: null, opinion: 'none' }),
  votes: z.array(vote).default([]),
});

export type Proceedings = z.infer<typeof proceedings>;
