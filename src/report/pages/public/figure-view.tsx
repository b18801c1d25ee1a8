import type { PrintedFigure } from '../../../indicator/printed-figure.ts';
import { printDate, printInstant, wide } from '../../../kernel/french.ts';
import { figureNotes, statusWords } from '../../render/figure-words.ts';
import { Chart, Terms } from './edition-view.tsx';

/** A figure explained: what it counts, where it comes from, how it is obtained, how it has changed. */
export function FigureView({ figure, chart }: { figure: PrintedFigure; chart?: string }) {
  return (
    <article className="figure-page">
      <h1>{figure.label}</h1>
      <p className="figure-head">
        <span className="figure-value">{figure.printed}</span>{' '}
        <span className="quiet-text">
          {[figure.periodLabel, figure.territory, statusWords[figure.status], ...figureNotes(figure)].join(`${wide}· `)}
        </span>
      </p>
      <section>
        <h2>Ce qu’il compte</h2>
        <p className="prose">{figure.definition}</p>
        <Terms terms={facts(figure)} />
      </section>
      {figure.explanation.length > 0 && <Explanation steps={figure.explanation} />}
      {figure.breakdowns.map((breakdown) => (
        <section key={breakdown.label}>
          <h2>{breakdown.label}</h2>
          <ValueTable
            caption={`${figure.label}, ${breakdown.label.toLowerCase()}`}
            head={['Part', 'Valeur', 'Proportion']}
            rows={breakdown.parts.map(({ label, printed, share }) => [label, printed, share ?? ''])}
          />
        </section>
      ))}
      {figure.series.length > 1 && (
        <section>
          <h2>Dans le temps</h2>
          <Chart svg={chart} />
          <ValueTable
            caption={`${figure.label}, valeurs et cibles`}
            head={['Période', 'Valeur', 'État']}
            rows={[
              ...figure.series.map((point) => [point.periodLabel, point.printed, statusWords[point.status]]),
              ...figure.trajectory.map(({ year, printed }) => [String(year), printed, 'cible']),
            ]}
          />
        </section>
      )}
      {figure.history.length > 0 && <History history={figure.history} />}
    </article>
  );
}

function facts(figure: PrintedFigure): [string, string][] {
  const { baseline, target } = figure;
  const all: [string, string][] = [
    ['Source', [figure.source, figure.sourcePage ?? ''].filter(Boolean).join(', ')],
    ['Méthode', figure.method],
    ['Tenu par', figure.owner ?? ''],
    ['Saisi par', `${figure.recordedBy}, le ${printInstant(figure.recordedAt)}`],
    ['Référence', baseline ? `${baseline.printed} en ${baseline.year}, ${baseline.source}` : ''],
    ['Cible', target ? `${target.printed} en ${target.year}${target.plan ? `, ${target.plan}` : ''}` : ''],
    ['Code', figure.code],
  ];
  return all.filter(([, text]) => text !== '');
}

function Explanation({ steps }: { steps: PrintedFigure['explanation'] }) {
  return (
    <section>
      <h2>Comment il est obtenu</h2>
      <ol className="prose">
        {steps.map(({ sentence, href }) => (
          <li key={sentence}>{href ? <a href={href}>{sentence}</a> : sentence}</li>
        ))}
      </ol>
    </section>
  );
}

function History({ history }: { history: PrintedFigure['history'] }) {
  return (
    <section>
      <h2>Valeurs corrigées</h2>
      <ul className="prose">
        {history.map(({ printed, person, at, reason }) => (
          <li key={`${printed}${at}`}>
            {printed}, par {person} le {printDate(at)}
            {reason && `${wide}: ${reason}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ValueTable({ caption, head, rows }: { caption: string; head: [string, string, string]; rows: string[][] }) {
  return (
    <div className="table-scroll">
      <table className="value-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head[0]}</th>
            <th scope="col" className="number">
              {head[1]}
            </th>
            <th scope="col">{head[2]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, second, third]) => (
            <tr key={`${first}${second}${third}`}>
              <th scope="row">{first}</th>
              <td className="number">{second}</td>
              <td>{third}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
