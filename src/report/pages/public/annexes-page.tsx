import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { printDate, wide } from '../../../kernel/french.ts';
import { figurePath } from './address.ts';
import type { annexesReading } from './readings.ts';

type Data = ReturnType<typeof annexesReading>;

/** What stands behind an edition: corrections, the law, findings accepted, methods. */
export function AnnexesPage({ reading }: { reading: Data }) {
  const { base, checklist, waivers, changes, figures } = reading;
  return (
    <>
      <h1>Annexes</h1>
      {changes.length > 0 && <Changes changes={changes} />}
      {checklist.length > 0 && <Checklist checklist={checklist} />}
      <Waivers waivers={waivers} />
      <Methods base={base} figures={figures} />
    </>
  );
}

const Changes = ({ changes }: Pick<Data, 'changes'>) => (
  <Section title="Ce que corrige cet erratum" head={['Endroit', 'Avant', 'Après']}>
    {changes.map(({ place, before, after }) => (
      <tr key={`${place}${before}${after}`}>
        <th scope="row">{place}</th>
        <td data-label="Avant">{before}</td>
        <td data-label="Après">{after}</td>
      </tr>
    ))}
  </Section>
);

const Checklist = ({ checklist }: Pick<Data, 'checklist'>) => (
  <Section title="Ce que la loi demande" head={['Exigence', 'Texte', 'Réponse']}>
    {checklist.map(({ code, label, source, met, detail, waiver }) => (
      <tr key={code}>
        <th scope="row">{label}</th>
        <td data-label="Texte">{source}</td>
        <td data-label="Réponse">
          <div>
            <span className={`badge ${met ? 'tone-accent' : 'tone-amber'}`}>
              {met ? 'Satisfaite' : waiver ? 'Écartée' : 'Non satisfaite'}
            </span>{' '}
            {detail}
            {waiver && ` ${waiver.reason} (${waiver.person}).`}
          </div>
        </td>
      </tr>
    ))}
  </Section>
);

function Waivers({ waivers }: Pick<Data, 'waivers'>) {
  if (waivers.length === 0)
    return (
      <section>
        <h2>Alertes acceptées</h2>
        <p>Aucune alerte n’était en suspens lorsque cette édition a été établie.</p>
      </section>
    );
  return (
    <Section title="Alertes acceptées" head={['Alerte', 'Raison', 'Acceptée par']}>
      {waivers.map(({ finding, reason, person, at }) => (
        <tr key={`${finding.code}${finding.sentence}`}>
          <td>{[finding.place.label, finding.sentence].filter(Boolean).join(`${wide}: `)}</td>
          <td data-label="Raison">{reason}</td>
          <td data-label="Acceptée par">
            {person}, le {printDate(at)}
          </td>
        </tr>
      ))}
    </Section>
  );
}

const Methods = ({ base, figures }: Pick<Data, 'base' | 'figures'>) => (
  <Section title="Définitions et sources des chiffres" head={['Chiffre', 'Valeur', 'Définition', 'Source']}>
    {figures.map(({ key, code, label, periodLabel, printed, definition, source }) => (
      <tr key={key}>
        <th scope="row">
          {label}, {periodLabel} <span className="quiet-text">{code}</span>
        </th>
        <td data-label="Valeur">
          <Link to={figurePath(base, key)} className="figure-inline">
            {printed}
          </Link>
        </td>
        <td data-label="Définition">{definition}</td>
        <td data-label="Source">{source}</td>
      </tr>
    ))}
  </Section>
);

function Section({ title, head, children }: { title: string; head: string[]; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <div className="table-scroll">
        <table className="table-rows">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {head.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}
