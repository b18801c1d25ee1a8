import { z } from 'zod';
import { type Context, visitor } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { printOf } from '../../kernel/kept-photograph.ts';
import { readPhotograph } from '../../kernel/photograph.ts';
import { readViewpoint } from '../../photo/index.ts';
import { printShotDay, readShotDay, type ShotDay } from '../../photo/shot/shot-day.rule.ts';
import { licences } from '../../photo/viewpoint/viewpoint.ts';
import { senderInput } from '../message.ts';
import { insertPhoto } from '../photo.sql.ts';
import { type FormMarks, type SendingContext, sendMessage } from './send-message.ts';

const photographInput = senderInput.extend({
  day: z.string().trim().max(40).default(''),
  text: z.string().trim().max(1000, 'Ce texte dépasse 1\u202f000 caractères\u00a0: raccourcissez-le.').default(''),
  licensed: z.boolean(),
});

export interface SentFile {
  name: string;
  content: Uint8Array;
}

/** A viewpoint as visitors see it: what is asked of who sends a photograph of it. */
export async function readViewpointToSend(context: Context, id: string) {
  const { viewpoint } = await readViewpoint({ ...context, actor: visitor }, id, { before: null, after: null });
  const licence = licences[viewpoint.licence as keyof typeof licences];
  return { id, title: viewpoint.title, organisationId: viewpoint.organisationId, licence };
}

/**
 * Receives a photograph of a viewpoint. Its day is what is written, else what the camera says; the picture is written anew
 * without anything else that the camera or its owner wrote.
 */
export async function sendPhotograph(
  context: SendingContext,
  viewpointId: string,
  { file, ...sent }: z.input<typeof photographInput> & { file: SentFile },
  marks: FormMarks,
): Promise<{ trackingCode: string }> {
  const { id, title, organisationId } = await readViewpointToSend(context, viewpointId);
  const { day, licensed, ...typed } = parseInput(photographInput, sent);
  if (!licensed) throw licenceNeeded();
  const about = { kind: 'photograph' as const, organisationId, aboutId: id, about: title };
  return sendMessage(context, { ...about, ...typed }, marks, async () => {
    const photo = await readPhotograph(file.name, file.content);
    const taken = takenOn(day, photo.takenOn, todayOf(context.effects));
    return {
      details: { day: printShotDay(taken), photo: printOf(photo) },
      write: (tx, messageId) => insertPhoto(tx, messageId, photo.large),
    };
  });
}

function takenOn(written: string, byCamera: string | null, today: string): ShotDay {
  const taken = written === '' && byCamera ? ({ takenOn: byCamera, precision: 'day' } as const) : readShotDay(written);
  if (!taken) throw undated();
  if (taken.takenOn > today) throw notYet();
  return taken;
}

const licenceNeeded = () =>
  new DomainError(
    'invalid',
    'licence_needed',
    'Cochez la case de la licence\u00a0: sans elle, votre photographie ne peut pas être montrée.',
  );

const undated = () =>
  new DomainError(
    'invalid',
    'photograph_undated',
    'Écrivez quand la photographie a été prise, comme 12/06/2019, juin 1985 ou vers 1910\u00a0: l’image ne le dit pas. Choisissez-la de nouveau avant d’envoyer.',
  );

const notYet = () =>
  new DomainError(
    'invalid',
    'photograph_later',
    'Cette photographie est datée de plus tard qu’aujourd’hui\u00a0: corrigez sa date, et choisissez-la de nouveau avant d’envoyer.',
  );
