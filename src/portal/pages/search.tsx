import { Link } from 'react-router';
import { SearchBox } from '../../web/components/search-box.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type FoundKind, search } from '../index.ts';
import type { Route } from './+types/search';
import './search.css';

/** Rows of each kind where all are shown, and of one page of a kind. */
const ofEach = 5;
const ofOne = 25;

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const asked = new URL(request.url).searchParams;
    const text = (asked.get('q') ?? '').trim();
    const world = contextOf(context);
    const kinds = await search(world, text, { limit: ofEach });
    const kind = kinds.find((each) => each.kind === asked.get('nature'))?.kind ?? '';
    const page = Math.max(1, Math.trunc(Number(asked.get('page'))) || 1);
    const [one] = kind ? await search(world, text, { kind, limit: ofOne, offset: (page - 1) * ofOne }) : [];
    return { text, kinds, kind, page, shown: kind ? (one ? [one] : []) : kinds };
  });

export default function SearchPage({ loaderData: { text, kinds, kind, page, shown } }: Route.ComponentProps) {
  return (
    <div className="page search-page">
      <title>{`${text ? `${text} – ` : ''}Recherche – Carreau`}</title>
      <h1>Recherche</h1>
      <SearchBox key={text} typed={text} className="search-main" label="Chercher dans tout le site" />
      {kinds.length > 0 && <Kinds kinds={kinds} text={text} chosen={kind} />}
      {kinds.length === 0 && <Nothing text={text} />}
      {shown.map((each) => (
        <KindFound key={each.kind} found={each} text={text} whole={kind !== ''} />
      ))}
      {kind && shown[0] && <Turn text={text} kind={kind} page={page} total={shown[0].total} />}
    </div>
  );
}

const addressOf = (text: string, kind = '', page = 1): string =>
  `/recherche?${new URLSearchParams({ q: text, ...(kind ? { nature: kind } : {}), ...(page > 1 ? { page: String(page) } : {}) })}`;

const printTotal = ({ total, more }: Pick<FoundKind, 'total' | 'more'>): string =>
  more ? `${total} et plus` : `${total}`;

function Kinds({ kinds, text, chosen }: { kinds: FoundKind[]; text: string; chosen: string }) {
  return (
    <nav aria-label="Nature de ce qui est trouvé">
      <ul className="search-kinds">
        <li>
          <Link to={addressOf(text)} aria-current={chosen === '' ? 'true' : undefined}>
            Tout
          </Link>
        </li>
        {kinds.map((each) => (
          <li key={each.kind}>
            <Link to={addressOf(text, each.kind)} aria-current={chosen === each.kind ? 'true' : undefined}>
              {each.label} <span className="quiet-text">{printTotal(each)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function KindFound({ found: { kind, label, found, total, more }, text, whole }: Props) {
  return (
    <section aria-labelledby={`trouve-${kind}`}>
      <h2 id={`trouve-${kind}`}>{label}</h2>
      <ul className="search-found">
        {found.map((row) => (
          <li key={row.key}>
            <Link to={row.href}>{row.title}</Link>
            {row.note && <span className="quiet-text">{row.note}</span>}
          </li>
        ))}
      </ul>
      {!whole && total > found.length && (
        <p>
          <Link to={addressOf(text, kind)}>
            {`Tout voir\u00a0: ${printTotal({ total, more })}`}
            <span className="visually-hidden"> dans {label}</span>
          </Link>
        </p>
      )}
    </section>
  );
}

interface Props {
  found: FoundKind;
  text: string;
  whole: boolean;
}

function Turn({ text, kind, page, total }: { text: string; kind: string; page: number; total: number }) {
  const last = Math.ceil(total / ofOne);
  if (last < 2) return null;
  return (
    <nav aria-label="Pages" className="row">
      {page > 1 && <Link to={addressOf(text, kind, page - 1)}>Page précédente</Link>}
      <span>
        Page {page} sur {last}
      </span>
      {page < last && <Link to={addressOf(text, kind, page + 1)}>Page suivante</Link>}
    </nav>
  );
}

function Nothing({ text }: { text: string }) {
  return text ? (
    <EmptyState title={`Rien ne répond à «\u00a0${text}\u00a0»`}>
      <p>Essayez un mot de moins, ou le début d’un nom.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Une commune, un plan, une action, un indicateur, un site, une espèce, un rapport">
      <p>Accents, majuscules et traits d’union sont indifférents, une faute de frappe est pardonnée.</p>
    </EmptyState>
  );
}
