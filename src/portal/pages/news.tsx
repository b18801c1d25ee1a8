import { Link } from 'react-router';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readNews } from '../news/read-news.ts';
import type { Route } from './+types/news';
import { followingOf } from './following.ts';
import { NewsList } from './news-list.tsx';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const { db, origin } = contextOf(context);
  return reading(request, async () => {
    const { title, page, news } = await readNews({ db, following: followingOf(params) });
    return { title, page, news, feed: `${origin}${new URL(request.url).pathname}.atom` };
  });
}

export default function NewsPage({ loaderData: { title, page, news, feed } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>{`Quoi de neuf ? ${title} – Carreau`}</title>
      <link rel="alternate" type="application/atom+xml" href={feed} title={`Nouveautés : ${title}`} />
      <p className="quiet-text">
        <Link to={page}>{page === '/' ? 'Accueil' : title}</Link>
      </p>
      <h1>Quoi de neuf{'\u202f'}?</h1>
      {page !== '/' && <p className="lead">{title}</p>}
      <p className="reading">
        Pour être prévenu sans donner d’adresse, collez celle-ci dans un lecteur de flux (Thunderbird, Feedly, un
        navigateur équipé…){'\u00a0'}: <a href={feed}>{feed}</a>
      </p>
      {news.length > 0 ? (
        <NewsList news={news} />
      ) : (
        <EmptyState title="Rien n’a encore paru">
          <p>Rapports, plans, actions, sites et observations s’annonceront ici le jour où ils seront publiés.</p>
        </EmptyState>
      )}
    </div>
  );
}
