import { Link } from 'react-router';
import type { BlockDocument, EvidenceDocument } from '../../document.ts';
import { evidenceDay } from '../../render/evidence-runs.ts';
import { opens } from './evidence-notes.tsx';

type Block<K extends BlockDocument['kind']> = Extract<BlockDocument, { kind: K }>;

interface Props {
  block: Block<'register'>;
  evidence: Record<string, EvidenceDocument>;
  base: string;
}

/** A table that the register filled; columns in which nothing is said are left out. */
export function RegisterTable({ block: { label, summary, columns, asks, rows }, evidence, base }: Props) {
  const told = [...columns.keys()].filter((at) => at === 0 || rows.some(({ cells }) => cells[at]));
  return (
    <>
      {summary !== '' && <p className="prose">{summary}</p>}
      <div className="table-scroll">
        <table className="table-rows">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              {told.map((at) => (
                <th key={columns[at]} scope="col">
                  {columns[at]}
                </th>
              ))}
              {asks && <th scope="col">{asks}</th>}
              <th scope="col">Date</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells, choice, note }) => (
              <tr key={key}>
                {told.map((at) =>
                  at === 0 ? (
                    <th key={columns[at]} scope="row">
                      <Name text={cells[0] ?? ''} evidence={evidence[key]} base={base} />
                      {note !== '' && <span className="register-note">{note}</span>}
                    </th>
                  ) : (
                    <td key={columns[at]} data-label={columns[at]}>
                      {cells[at]}
                    </td>
                  ),
                )}
                {asks && <td data-label={asks}>{choice}</td>}
                <td data-label="Date">{evidence[key] ? evidenceDay(evidence[key]).replace(/^au /, '') : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const Name = ({ text, evidence, base }: { text: string; evidence: EvidenceDocument | undefined; base: string }) =>
  evidence && opens(evidence, base) ? <Link to={evidence.href}>{text}</Link> : text;

/** The paragraph that a sheet answers. */
export const AnsweredParagraph = ({ block: { decision, number, text } }: { block: Block<'paragraph'> }) => (
  <blockquote className="answered-paragraph">
    <p className="answered-text">{text}</p>
    <footer className="quiet-text">
      Décision {decision}, paragraphe {number}
    </footer>
  </blockquote>
);
