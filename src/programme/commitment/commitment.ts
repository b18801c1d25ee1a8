import { z } from 'zod';
import { type Outcome, outcomes } from '../words.ts';

const sentence = z.string().trim().min(1, 'Écrivez une phrase.').max(2000);
const year = z.int().min(1900).max(2200);

export const announcedInput = z
  .object({
    organisationId: z.uuid(),
    actionId: z.uuid().nullable(),
    /** The service that announces; by default the one that leads the action. */
    serviceId: z.uuid().nullish(),
    announcedYear: year,
    dueYear: year,
    sentences: z.array(sentence),
  })
  .refine((input) => input.dueYear >= input.announcedYear, {
    message: 'Un engagement ne peut pas échoir avant l’année où il est annoncé.',
    path: ['dueYear'],
  });
export type AnnouncedInput = z.input<typeof announcedInput>;

export const answerInput = z.object({
  commitmentId: z.uuid(),
  outcome: z.enum(outcomes),
  sentence: z.string().trim().min(1, 'Dites en une phrase ce qu’il en est.').max(2000),
});
export type AnswerInput = z.input<typeof answerInput>;

export interface CommitmentAnswer {
  outcome: Outcome;
  sentence: string;
  person: string;
  /** ISO instant. */
  at: string;
}

export interface Commitment {
  id: string;
  organisationId: string;
  serviceId: string | null;
  action: { id: string; number: string; title: string } | null;
  announcedYear: number;
  dueYear: number;
  sentence: string;
  /** The answer in force. */
  answer: CommitmentAnswer | null;
  /** Answers it replaced, latest first. */
  formerAnswers: CommitmentAnswer[];
}
