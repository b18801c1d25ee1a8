import { Link } from 'react-router';
import { Figure, InlineFigure } from '../../../indicator/pages/figure.tsx';
import type { PrintedFigure } from '../../../indicator/printed-figure.ts';
import { wide } from '../../../kernel/french.ts';
import type { BlockDocument, EditionDocument, SheetDocument } from '../../document.ts';
import { partnersByRole } from '../../partners-by-role.ts';
import { figureNotes } from '../../render/figure-words.ts';
import { figurePath, sheetPath } from './address.ts';
import { EvidenceNotes, numberEvidence } from './evidence-notes.tsx';
import { AnsweredParagraph, RegisterTable } from './register-view.tsx';
import { RichTextView } from './rich-text-view.tsx';
import './report.css';

type Figures = Record<string, PrintedFigure>;

/** Where a part of the report stands on its page. */
export const anchorOf = (code: string): string => `partie-${code}`;

/** Parts and sheets of an edition, each a link. */
export function EditionOutline({
  sections,
  figures,
  notes,
  base,
}: Pick<EditionDocument, 'sections'> & { figures: Figures; notes: Map<string, number>; base: string }) {
  return (
    <div className="outline">
      {sections.map((section) => {
        const Heading = section.level === 1 ? 'h2' : 'h3';
        return (
          <section key={section.code} id={anchorOf(section.code)} className={`outline-part level-${section.level}`}>
            <Heading>
              {section.number !== '' && <span className="part-number">{section.number}</span>}
              {section.label}
            </Heading>
            {section.intro && <RichTextView text={section.intro} figures={figures} notes={notes} base={base} />}
            <ol className="outline-sheets">
              {section.sheets.map((sheet) => (
                <li key={sheet.code}>
                  <span className="sheet-code">{sheet.code}</span>
                  <Link to={sheetPath(base, sheet.code)}>{sheet.title}</Link>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

interface Reading {
  figures: Figures;
  evidence: EditionDocument['evidence'];
  notes: Map<string, number>;
  /** Address of the edition. */
  base: string;
  /** Pages of commitments, where people answer them, by their sentence. */
  commitments: Record<string, string>;
}

const besideTheText = new Set<BlockDocument['kind']>(['partners', 'territories', 'funding']);

/** One sheet as readers see it: band of key figures, then its blocks in order, those that only list names beside. */
export function SheetView({ sheet, ...reading }: { sheet: SheetDocument } & Omit<Reading, 'notes'>) {
  const { figures, evidence, base } = reading;
  const notes = numberEvidence(sheet.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])));
  const main = sheet.blocks.filter(({ kind }) => !besideTheText.has(kind));
  const side = sheet.blocks.filter(({ kind }) => besideTheText.has(kind));
  const draw = (block: BlockDocument) => (
    <section key={block.code} className="sheet-block">
      <h2>{block.label}</h2>
      <BlockView block={block} {...reading} notes={notes} />
    </section>
  );
  return (
    <article className="sheet-reading">
      <p className="sheet-kind">
        {[`${sheet.kindLabel} ${sheet.code}`, sheet.service].filter(Boolean).join(`${wide}· `)}
      </p>
      <h1>{sheet.title}</h1>
      {sheet.subtitle && <p className="lead">{sheet.subtitle}</p>}
      {sheet.tags.length > 0 && (
        <ul className="tags" aria-label="Finalités et objectifs">
          {sheet.tags.map((tag) => (
            <li key={tag.code} className="badge tone-quiet">
              {tag.label}
            </li>
          ))}
        </ul>
      )}
      <FigureBand label={sheet.keyFiguresLabel} keys={sheet.keyFigures} figures={figures} base={base} />
      <div className={side.length > 0 ? 'sheet-columns' : undefined}>
        <div>{main.map(draw)}</div>
        {side.length > 0 && <div className="sheet-side">{side.map(draw)}</div>}
      </div>
      <EvidenceNotes numbers={notes} evidence={evidence} base={base} />
    </article>
  );
}

interface FigureBandProps {
  label: string;
  keys: string[];
  figures: Figures;
  base: string;
}

function FigureBand({ label, keys, figures, base }: FigureBandProps) {
  const shown = keys.flatMap((key) => figures[key] ?? []);
  if (shown.length === 0) return null;
  return (
    <section className="sheet-band">
      <h2>{label}</h2>
      <ul className="figure-band">
        {shown.map((figure) => (
          <li key={figure.key}>
            <Figure figure={figure} to={figurePath(base, figure.key)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function BlockView({ block, figures, evidence, notes, base, commitments }: { block: BlockDocument } & Reading) {
  switch (block.kind) {
    case 'text':
      return <RichTextView text={block.text} figures={figures} notes={notes} base={base} />;
    case 'figures':
      return <FigureTable caption={block.label} keys={block.figures} figures={figures} base={base} />;
    case 'actions':
      return block.actions.map((action) => (
        <div key={`${action.number}${action.title}`} className="sheet-action">
          <h3>{[action.number, action.title].filter(Boolean).join(`${wide}· `)}</h3>
          <p className="quiet-text">{[action.stageLabel, ...action.plans].join(`${wide}· `)}</p>
          {action.summary !== '' && <p className="prose">{action.summary}</p>}
        </div>
      ));
    case 'partners':
      return <Terms terms={partnersByRole(block.partners).map(({ role, names }) => [role, names])} />;
    case 'territories':
      return <p>{block.names.join(', ')}</p>;
    case 'funding':
      return (
        <Terms
          terms={block.lines.map(({ funder, printed, detail }) => [
            funder,
            [printed, detail].filter(Boolean).join(', '),
          ])}
        />
      );
    case 'commitments':
      return (
        <ul className="prose">
          {block.commitments.map(({ sentence }) => (
            <li key={sentence}>
              <CommitmentSentence sentence={sentence} commitments={commitments} />
            </li>
          ))}
        </ul>
      );
    case 'outcomes':
      return <Outcomes outcomes={block.outcomes} commitments={commitments} />;
    case 'register':
      return <RegisterTable block={block} evidence={evidence} base={base} />;
    case 'paragraph':
      return <AnsweredParagraph block={block} />;
  }
}

const CommitmentSentence = ({ sentence, commitments }: { sentence: string } & Pick<Reading, 'commitments'>) => {
  const page = commitments[sentence];
  return page ? <Link to={page}>{sentence}</Link> : sentence;
};

function Outcomes({
  outcomes,
  commitments,
}: { outcomes: Extract<BlockDocument, { kind: 'outcomes' }>['outcomes'] } & Pick<Reading, 'commitments'>) {
  return (
    <ul className="outcomes">
      {outcomes.map(({ sentence, outcomeLabel, explanation }) => (
        <li key={sentence}>
          <p>
            <CommitmentSentence sentence={sentence} commitments={commitments} />
          </p>
          <p className="quiet-text">
            <span className={`badge ${outcomeLabel ? 'tone-slate' : 'tone-brick'}`}>
              {outcomeLabel ?? 'Sans réponse'}
            </span>{' '}
            {explanation}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Pairs of a name and what is said of it. */
function Terms({ terms }: { terms: [string, string][] }) {
  return (
    <dl className="terms">
      {terms.map(([term, text]) => (
        <div key={`${term}${text}`}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function FigureTable({ caption, keys, figures, base }: Omit<FigureBandProps, 'label'> & { caption: string }) {
  const rows = keys.flatMap((key) => {
    const figure = figures[key];
    return figure ? [{ figure, notes: figureNotes(figure).join(`${wide}· `) }] : [];
  });
  const noted = rows.some(({ notes }) => notes !== '');
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Chiffre</th>
            <th scope="col" className="number">
              Valeur
            </th>
            {noted && <th scope="col">Repères</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ figure, notes }) => (
            <tr key={figure.key}>
              <th scope="row">
                {figure.label}, {figure.periodLabel}
              </th>
              <td className="number" data-label="Valeur">
                <InlineFigure figure={figure} to={figurePath(base, figure.key)} />
              </td>
              {noted && <td data-label="Repères">{notes}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
