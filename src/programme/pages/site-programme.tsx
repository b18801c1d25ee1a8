import { Fragment } from 'react';
import { Link, Outlet } from 'react-router';
import { typeset } from '../../kernel/typeset.ts';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import type { SiteProgramme } from '../action/read-site-programme.ts';
import { readSiteProgramme } from '../index.ts';
import type { Route } from './+types/site-programme';
import { StageBadge } from './parts.tsx';
import './programme.css';

/** What is done at a place and measured in its communes, on the page of that place. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, () => readSiteProgramme(contextOf(context), params.id ?? ''));

export default function SiteProgrammeSection({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <Actions actions={loaderData.actions} />
      <Counts counts={loaderData.counts} />
      <Figures figures={loaderData.figures} />
      <Outlet />
    </>
  );
}

function Actions({ actions }: Pick<SiteProgramme, 'actions'>) {
  if (actions.length === 0) return null;
  return (
    <section aria-labelledby="actions-du-site">
      <h2 id="actions-du-site">Actions qui le concernent</h2>
      <ul className="plain-list">
        {actions.map(({ id, number, title, stage, organisation }) => (
          <li key={id}>
            <Link to={`/actions/${id}`}>{typeset(`${number}. ${title}`)}</Link> <StageBadge stage={stage} />{' '}
            <span className="quiet-text">{organisation}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What indicators count here, with the rows of the register that make it. */
function Counts({ counts }: Pick<SiteProgramme, 'counts'>) {
  if (counts.length === 0) return null;
  return (
    <section aria-labelledby="comptes-du-site">
      <h2 id="comptes-du-site">Chiffres comptés ici</h2>
      <ul className="plain-list">
        {counts.map(({ indicatorId, label, printed, periodLabel, href, rows, more }) => (
          <li key={indicatorId}>
            <Link to={href}>{typeset(label)}</Link>, {periodLabel}, {printed}
            {rows.map((row, at) => (
              <Fragment key={row.id}>
                {at === 0 ? `\u00a0: ` : ', '}
                <Link to={row.href}>{row.day ?? typeset(row.name)}</Link>
              </Fragment>
            ))}
            {more > 0 && <span className="quiet-text">{` et ${more} de plus`}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const most = 12;

function Figures({ figures }: Pick<SiteProgramme, 'figures'>) {
  if (figures.length === 0) return null;
  const line = (figure: SiteProgramme['figures'][number]) => (
    <li key={`${figure.indicatorId} ${figure.commune}`}>
      <Link to={figure.href}>{typeset(figure.label)}</Link>, {figure.commune}
      {'\u00a0'}: {figure.printed} <span className="quiet-text">{figure.periodLabel}</span>
    </li>
  );
  return (
    <section aria-labelledby="chiffres-du-site">
      <h2 id="chiffres-du-site">Chiffres de sa commune</h2>
      <ul className="plain-list">{figures.slice(0, most).map(line)}</ul>
      {figures.length > most && (
        <details>
          <summary>{`${figures.length - most} autres`}</summary>
          <ul className="plain-list">{figures.slice(most).map(line)}</ul>
        </details>
      )}
    </section>
  );
}
