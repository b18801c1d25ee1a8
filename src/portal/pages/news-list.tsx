import { Link } from 'react-router';
import { printCount, printDate } from '../../kernel/french.ts';
import type { ToldNews } from '../news/read-news.ts';
import './news.css';

/** Names shown of a line. */
const mostNames = 3;

/** What is new, the latest first; a line names the first of what it counts. */
export function NewsList({ news }: { news: ToldNews[] }) {
  return (
    <ul className="news">
      {news.map(({ key, day, label, organisation, count, items }) => (
        <li key={key}>
          <time dateTime={day} className="quiet-text">
            {printDate(day)}
          </time>
          <div>
            <p className="news-label">
              {label} <span className="quiet-text">{organisation}</span>
            </p>
            <ul className="news-items">
              {items.slice(0, mostNames).map(({ title, note, href }, at) => (
                // One thing may come twice in a day.
                // biome-ignore lint/suspicious/noArrayIndexKey: a line never changes order.
                <li key={`${at} ${href}`}>
                  <Link to={href}>{title}</Link> {note && <span className="quiet-text">{note}</span>}
                </li>
              ))}
              {count > mostNames && <li className="quiet-text">{`et ${printCount(count - mostNames, 'autre')}`}</li>}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}
