import { printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import type { PublishedRemark } from '../message.ts';
import './citizen.css';

/** What people wrote about something, each with its answer; their words are as they wrote them. */
export const Remarks = ({
  remarks,
  answeredBy,
}: {
  remarks: (PublishedRemark & { day: string })[];
  answeredBy: string;
}) =>
  remarks.map(({ id, author, day, text, answer, generated }) => (
    <article key={id} className="remark">
      <p className="quiet-text">
        {author || 'Sans nom'}, {printDate(day)} {generated && <GeneratedBadge />}
      </p>
      <blockquote className="sent-text">{text}</blockquote>
      <p className="remark-answer">
        <strong>{answeredBy}</strong>
        {'\u00a0'}: {typeset(answer)}
      </p>
    </article>
  ));
