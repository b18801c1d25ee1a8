import { Link } from 'react-router';
import { printDate } from '../../../kernel/french.ts';
import { EasyRead } from '../../../web/components/easy-read.tsx';
import { Notice } from '../../../web/components/states.tsx';
import { Downloads } from './downloads.tsx';
import { anchorOf, EditionOutline } from './edition-view.tsx';
import { EvidenceNotes, numberEvidence } from './evidence-notes.tsx';
import type { editionReading } from './readings.ts';
import { RichTextView } from './rich-text-view.tsx';

type Reading = ReturnType<typeof editionReading>;

/** The first page of an edition: its texts, the list of its sheets, its files. */
export function EditionPage({ reading }: { reading: Reading }) {
  const { base, edition, texts, sections, figures, evidence } = reading;
  const intros = sections.flatMap(({ intro }) => intro ?? []);
  const notes = numberEvidence([...texts.map(({ text }) => text), ...intros]);
  const outline = { figures, notes, base };
  const textsAt = (wanted: 'start' | 'end') =>
    texts
      .filter(({ place }) => place === wanted)
      .map(({ code, label, text }) => (
        <section key={code} id={anchorOf(code)}>
          <h2>{label}</h2>
          <RichTextView text={text} figures={figures} notes={notes} base={base} />
        </section>
      ));
  return (
    <>
      <h1>{edition.title}</h1>
      <p className="lead">
        {edition.publisher.name} · {edition.stateLabel}
      </p>
      {edition.erratum > 0 && (
        <Notice tone="waiting">
          Cette édition est l’erratum n° {edition.erratum}. <Link to={`${base}/annexes`}>Ce qu’elle corrige</Link>
        </Notice>
      )}
      <EasyRead text={reading.easyRead} />
      <p className="row">
        <a className="button main" href={`${base}/telecharger/pdf`} download>
          Télécharger le rapport en PDF
        </a>
        <a href="#fichiers">Autres formats et chiffres</a>
      </p>
      <Contents texts={texts} sections={sections} />
      <div className="report-columns">
        <div>
          <EditionOutline sections={sections.filter(({ leads }) => leads)} {...outline} />
          {textsAt('start')}
          <EditionOutline sections={sections.filter(({ leads }) => !leads)} {...outline} />
          {textsAt('end')}
          <EvidenceNotes numbers={notes} evidence={evidence} base={base} />
        </div>
        <Aside reading={reading} />
      </div>
    </>
  );
}

/** Parts of the report, each a link further down the page. */
function Contents({ texts, sections }: Pick<Reading, 'texts' | 'sections'>) {
  const textLinks = (wanted: 'start' | 'end') =>
    texts.filter(({ place }) => place === wanted).map(({ code, label }) => ({ code, label, note: '' }));
  const parts = (wanted: boolean) =>
    sections
      .filter(({ level, leads }) => level === 1 && !!leads === wanted)
      .map(({ code, number, label }) => ({ code, label, note: number }));
  return (
    <nav className="report-contents" aria-label="Sommaire">
      <ul>
        {[...parts(true), ...textLinks('start'), ...parts(false), ...textLinks('end')].map(({ code, label, note }) => (
          <li key={code}>
            <a href={`#${anchorOf(code)}`}>{label}</a>
            {note !== '' && <span className="quiet-text">{note}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}

const Aside = ({ reading: { base, proceedings, figureCount, frozenAt, sha256 } }: { reading: Reading }) => (
  <aside className="report-aside" id="fichiers" aria-label="Fichiers et annexes">
    <Downloads base={base} proceedings={proceedings} />
    <h2>Annexes</h2>
    <p>
      <Link to={`${base}/annexes`}>Méthodes des {figureCount} chiffres, contrôles et exigences légales</Link>
    </p>
    {frozenAt && sha256 && (
      <p className="quiet-text">
        Édition figée le {printDate(frozenAt)}. Empreinte <code>{sha256.slice(0, 12)}</code>
      </p>
    )}
  </aside>
);
