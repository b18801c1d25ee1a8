import type { RequestContext } from '../../web/context.ts';
import type { FormMarks, SendingContext } from '../sending/send-message.ts';

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** Who sends, as every form of `SendForm` brings it. */
export const senderOf = (form: FormData) => ({
  senderName: text(form, 'senderName'),
  named: form.get('named') === 'on',
  email: text(form, 'email').trim(),
});

export const marksOf = (form: FormData): FormMarks => ({ token: text(form, 'token'), trap: text(form, 'website') });

/** What is sent is received in the name of nobody, whoever is signed in. */
export const sendingContext = ({ actor, db, effects, address, mails }: RequestContext): SendingContext => ({
  ...{ actor, db, effects, address, mails },
});

/** Forms are signed for one person, and what is followed is theirs: such pages are kept for nobody else. */
export const forOneReader = () => ({ 'cache-control': 'no-store' });
