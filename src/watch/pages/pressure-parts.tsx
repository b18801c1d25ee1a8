import { printDate } from '../../kernel/french.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { type Pressure, pressureScaleKeys, pressureScales, pressureSides } from '../pressure/pressure.ts';
import type { PressureOnSite } from '../pressure/read-pressures.ts';

/** "négatif, actuel, dans le périmètre": the ticked sides of an assessment. */
export const sidesOf = (pressure: Pressure): string =>
  Object.values(pressureSides)
    .map(({ sides }) =>
      Object.entries(sides)
        .filter(([side]) => pressure[side as keyof Pressure] === true)
        .map(([, word]) => word.toLowerCase())
        .join(' et '),
    )
    .filter(Boolean)
    .join(', ');

/** The degrees that were given, with what they are of. */
export const degreesOf = (pressure: Pressure): { label: string; degree: string }[] =>
  pressureScaleKeys.flatMap((scale) => {
    const given = pressure[scale];
    const words: Record<string, string> = pressureScales[scale].degrees;
    return given ? [{ label: pressureScales[scale].label, degree: words[given] ?? given }] : [];
  });

const arrows = { decreasing: '↘', static: '→', increasing: '↗' } as const;

/** A factor in one line: its name, how it bears and where it goes. */
export function PressureLine({ pressure }: { pressure: PressureOnSite }) {
  const { label, now } = pressure;
  return (
    <>
      <strong>{label}</strong> <span className="quiet-text">{sidesOf(now)}</span>
      {now.trend && (
        <span className={now.negative && now.trend === 'increasing' ? 'trend tone-brick' : 'trend tone-quiet'}>
          <span aria-hidden="true">{arrows[now.trend]}</span> {pressureScales.trend.degrees[now.trend].toLowerCase()}
        </span>
      )}
      {now.generated && <GeneratedBadge />}
    </>
  );
}

/** The same in full, with what was said before. */
export function PressureArticle({ pressure, mayAssess }: { pressure: PressureOnSite; mayAssess: boolean }) {
  const { code, label, english, group, now, before } = pressure;
  return (
    <article className="pressure">
      <h3>{label}</h3>
      <p className="quiet-text">
        {group} · <span lang="en">{english}</span>
      </p>
      <p className="row">
        <span>{now.over ? 'Ne pèse plus' : capital(sidesOf(now))}</span>
        {now.generated && <GeneratedBadge />}
      </p>
      {!now.over && (
        <dl className="degrees">
          {degreesOf(now).map((degree) => (
            <div key={degree.label}>
              <dt>{degree.label}</dt>
              <dd>{degree.degree}</dd>
            </div>
          ))}
        </dl>
      )}
      {now.comment && <p className="kept-lines">{now.comment}</p>}
      <p className="quiet-text">
        Évalué le {printDate(now.assessedOn)}
        {now.assessedBy && ` par ${now.assessedBy}`}.
      </p>
      {before.length > 0 && (
        <details>
          <summary>
            Avant<span className="visually-hidden">, pour {label}</span> ({before.length})
          </summary>
          <ul className="plain-list">
            {before.map((each) => (
              <li key={each.id}>
                {printDate(each.assessedOn)}
                {'\u00a0: '}
                {each.over ? 'ne pesait plus' : sidesOf(each)}
                {degreesOf(each).map(({ label: of, degree }) => `, ${of.toLowerCase()} ${degree.toLowerCase()}`)}
                {each.comment && `. ${each.comment}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayAssess && (
        <p>
          <a href={`?facteur=${code}${now.named ? `&nom=${encodeURIComponent(now.named)}` : ''}#evaluer`}>
            Évaluer de nouveau<span className="visually-hidden">, {label}</span>
          </a>
        </p>
      )}
    </article>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
