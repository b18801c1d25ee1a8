import { Link } from 'react-router';
import { printDate } from '../../../kernel/french.ts';
import { Notice } from '../../../web/components/states.tsx';
import { Downloads } from './downloads.tsx';
import { EditionOutline } from './edition-view.tsx';
import type { editionReading } from './readings.ts';
import { RichTextView } from './rich-text-view.tsx';

/** The first page of an edition: its texts, the list of its sheets, its files. */
export function EditionPage({ reading }: { reading: ReturnType<typeof editionReading> }) {
  const { base, edition, texts, sections, figures, frozenAt, sha256 } = reading;
  const start = texts.filter(({ place }) => place === 'start');
  const end = texts.filter(({ place }) => place === 'end');
  return (
    <>
      <h1>{edition.title}</h1>
      <p className="lead">
        {edition.publisher.name}, {edition.stateLabel.toLowerCase()}
      </p>
      {edition.erratum > 0 && (
        <Notice tone="waiting">
          Cette édition est l’erratum n° {edition.erratum}. <Link to={`${base}/annexes`}>Ce qu’elle corrige</Link>
        </Notice>
      )}
      <div className="report-columns">
        <div>
          {start.map(({ code, label, text }) => (
            <section key={code}>
              <h2>{label}</h2>
              <RichTextView text={text} figures={figures} base={base} />
            </section>
          ))}
          <EditionOutline sections={sections} figures={figures} base={base} />
          {end.map(({ code, label, text }) => (
            <section key={code}>
              <h2>{label}</h2>
              <RichTextView text={text} figures={figures} base={base} />
            </section>
          ))}
        </div>
        <aside className="report-aside" aria-label="Fichiers et annexes">
          <Downloads base={base} proceedings={reading.proceedings} />
          <h2>Annexes</h2>
          <p>
            <Link to={`${base}/annexes`}>
              Méthodes des {reading.figureCount} chiffres, contrôles et exigences légales
            </Link>
          </p>
          {frozenAt && sha256 && (
            <p className="quiet-text">
              Édition figée le {printDate(frozenAt)}. Empreinte <code>{sha256.slice(0, 12)}</code>
            </p>
          )}
        </aside>
      </div>
    </>
  );
}
