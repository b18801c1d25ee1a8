import { useRouteLoaderData } from 'react-router';
import { typeset } from '../../kernel/typeset.ts';
import { embeddedAt, fileAt, type Shared } from '../embedded.ts';
import { Field } from './form.tsx';
import './share.css';

const formats = { svg: 'SVG', png: 'PNG', csv: 'CSV' };

/** Under a chart or a map: its files, and what to paste in another page to show it there. */
export function Share({ at, title, height = 520 }: Shared) {
  const origin = useRouteLoaderData<{ origin: string }>('root')?.origin ?? '';
  const named = typeset(title);
  const [source, said] = [`${origin}${embeddedAt(at)}`, named].map(quoted);
  const code = `<iframe src="${source}" title="${said}" width="640" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
  return (
    <details className="share">
      <summary>
        Partager et télécharger<span className="visually-hidden">{`\u00a0: ${named}`}</span>
      </summary>
      <ul className="share-files">
        {Object.entries(formats).map(([format, label]) => (
          <li key={format}>
            <a href={fileAt(at, format)} download>
              {label}
              <span className="visually-hidden">, {named}</span>
            </a>
          </li>
        ))}
      </ul>
      <Field label="À coller dans une autre page">
        {(ids) => <textarea {...ids} rows={4} readOnly value={code} spellCheck={false} />}
      </Field>
      <a href={embeddedAt(at)}>
        Voir ce qui s’y affichera<span className="visually-hidden">{`\u00a0: ${named}`}</span>
      </a>
    </details>
  );
}

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
