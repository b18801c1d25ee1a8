import { type Context, may, noteReading } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { findMessage, type Message } from '../message.sql.ts';
import { findPhoto } from '../photo.sql.ts';
import { readModerated } from './moderate.ts';

/** The picture of a message, for whoever answers it, or validates the record that it became. */
export async function readSentPhoto(context: Context, id: string): Promise<Uint8Array> {
  const message = (await findValidated(context, id)) ?? (await readModerated(context, id));
  const content = await findPhoto(context.db, message.id);
  if (!content) throw missing('Cette photographie');
  await noteReading(context, { organisationId: message.organisationId, what: 'message_photo', objectId: message.id });
  return content;
}

/** Whether a record came with a picture that this person may see: it bears the number of its message. */
export async function isPictured(context: Context, recordId: string): Promise<boolean> {
  return Boolean((await findValidated(context, recordId))?.details.photo);
}

async function findValidated({ actor, db }: Context, id: string): Promise<Message | undefined> {
  const message = isId(id) ? await findMessage(db, id) : undefined;
  return message?.kind === 'sighting' && message.resultId === id && may(actor, 'record.validate', message)
    ? message
    : undefined;
}
