import { Link } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import type { ReadCounting } from '../index.ts';

interface Props {
  id: string;
  counting: ReadCounting;
}

/** What the indicator counts, what the register says of it today, and the first of the rows. */
export function CountedHere({ id, counting }: Props) {
  const { told, periodCode, periodLabel, total, rows, mayCount } = counting;
  return (
    <section aria-labelledby="compte" className="counted">
      <h2 id="compte">Ce qui est compté</h2>
      <p>{typeset(told)}.</p>
      <Today counting={counting} />
      {mayCount && <CountForm counting={counting} />}
      <h3>{`Les lignes comptées, ${periodLabel}`}</h3>
      {total === 0 && !counting.hidden ? <p>Aucune ligne pour cette période.</p> : <CountedRows counting={counting} />}
      {counting.seen > rows.length && (
        <p>
          <Link to={`/indicateurs/${id}/lignes?periode=${encodeURIComponent(periodCode)}`}>
            {printCount(counting.seen, 'ligne')}, toutes les voir
          </Link>
        </p>
      )}
    </section>
  );
}

/** What the register gives today, where it is not what was recorded; a person accepts it. */
function Today({ counting: { live, periodCode, mayCount } }: Pick<Props, 'counting'>) {
  if (!live) return null;
  if ('refusal' in live) return <p className="quiet-text">{live.refusal}</p>;
  if (!live.differs) return null;
  return (
    <Notice tone="waiting">
      <p>
        Le registre donne aujourd’hui {live.printed}
        {'\u00a0'}: ce n’est plus la valeur enregistrée.
        {live.validated && ' Elle est validée, elle ne change que si une personne l’accepte.'}
      </p>
      {mayCount && (
        <ProtectedForm className="stack">
          <input type="hidden" name="intent" value="count" />
          <input type="hidden" name="periode" value={periodCode} />
          {live.validated && (
            <Field label="Pourquoi la valeur change">{(ids) => <input {...ids} name="reason" required />}</Field>
          )}
          <div>
            <button type="submit">Accepter ce que donne le registre</button>
          </div>
        </ProtectedForm>
      )}
    </Notice>
  );
}

const CountForm = ({ counting: { currentYear } }: Pick<Props, 'counting'>) => (
  <ProtectedForm className="row counting-run">
    <input type="hidden" name="intent" value="count" />
    <Field
      label="Période à compter"
      hint="Une année comptée se recompte d’elle-même tant qu’elle est ouverte et que personne ne l’a validée ; la suivante s’ouvre seule."
    >
      {(ids) => <input {...ids} name="periode" defaultValue={currentYear} required />}
    </Field>
    <button type="submit">Compter</button>
  </ProtectedForm>
);

/** Rows of the register, each leading to its page; those that are not public are counted and not named. */
export function CountedRows({ counting: { rows, columns, shares, added, hidden } }: Pick<Props, 'counting'>) {
  const dated = rows.some(({ day }) => day);
  return (
    <>
      {rows.length > 0 && (
        <table className="table-rows">
          <caption className="visually-hidden">Lignes du registre que l’indicateur compte</caption>
          <thead>
            <tr>
              <th scope="col">Ligne</th>
              {dated && <th scope="col">Date</th>}
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              {added && (
                <th scope="col" className="number">
                  {`Nombre de ${added}`}
                </th>
              )}
              {shares && <th scope="col">Dans la part</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, href, day, values, amount, within }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={href}>{typeset(name)}</Link>
                </th>
                {dated && <td data-label="Date">{day ?? '–'}</td>}
                {values.map((value, at) => (
                  <td key={columns[at]} data-label={columns[at]}>
                    {value}
                  </td>
                ))}
                {added && (
                  <td data-label={`Nombre de ${added}`} className="number">
                    {amount ?? 'non dit'}
                  </td>
                )}
                {shares && <td data-label="Dans la part">{within ? 'oui' : 'non'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden && <p className="quiet-text">D’autres lignes sont comptées, que vous ne pouvez pas voir.</p>}
    </>
  );
}
