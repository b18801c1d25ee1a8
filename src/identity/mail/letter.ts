/** What is written to somebody, before it is set as plain text and as HTML. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  /** What to press, first. */
  action?: { label: string; path: string } | undefined;
  /** Lists, each line leading to its page. */
  sections?: { title: string; lines: { text: string; path: string }[] }[] | undefined;
  /** Why it was sent, and how not to be sent it again. */
  because: string;
}

export const mailKinds = [
  'invitation',
  'password',
  'digest',
  'message_received',
  'message_answered',
  'mention',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** How often somebody is told what falls due. */
export const digestRhythms = {
  weekly: 'Chaque lundi',
  daily: 'Les jours où quelque chose approche',
  never: 'Jamais',
} as const;
export type DigestRhythm = keyof typeof digestRhythms;
