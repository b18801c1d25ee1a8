import type { Context } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { keepShot } from '../../photo/index.ts';
import type { Message } from '../message.sql.ts';
import { findPhoto } from '../photo.sql.ts';

/** Makes a shot of a photograph that is accepted, credited as its sender agreed. Tried again, it is the same shot. */
export async function becomeShot(context: Context & { dataFolder: string }, message: Message): Promise<string> {
  const { id, aboutId, details, senderName, named } = message;
  const content = await findPhoto(context.db, id);
  if (!content || !aboutId) throw missing('Cette photographie');
  const shot = { id, viewpointId: aboutId, day: details.day ?? '', source: 'Envoi du public' };
  const credited = { author: named ? senderName : '' };
  const file = { name: 'photographie.jpg', content: new Uint8Array(content) };
  return (await keepShot(context, { ...shot, ...credited, file })).id;
}
