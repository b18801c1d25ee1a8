import { useEffect, useRef } from 'react';
import type { ImportPage } from './import.tsx';

interface Props {
  page: ImportPage;
  /** The proposal at hand. */
  chosen: string;
}

/** The passage of the document that the proposals come from; what the proposal at hand was read in stands out. */
export function DocumentPane({ page: { pages, proposals, run, paged }, chosen }: Props) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const passage = pane.current?.querySelector<HTMLElement>(`[data-first~="${CSS.escape(chosen)}"]`);
    if (!passage || !pane.current || pane.current.scrollHeight <= pane.current.clientHeight) return;
    const middle = passage.offsetTop - pane.current.clientHeight / 3;
    pane.current.scrollTo({ top: middle });
  }, [chosen]);
  const kinds = new Map(proposals.map(({ id, kind, decision }) => [id, decision ? 'decided' : kind]));
  const met = new Set<string>();
  return (
    // The document scrolls by itself, and so is reached with the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region
    <section className="document-pane" aria-label={`Document, ${run.filename}`} tabIndex={0} ref={pane}>
      {pages.map(({ page, pieces }) => (
        <div key={page} className="document-page">
          {paged && <p className="document-folio">page {page}</p>}
          <pre className="document-text">
            {pieces.map((piece, index) => {
              const first = piece.ids.filter((id) => !met.has(id) && met.add(id));
              const [innermost] = piece.ids;
              const kind = innermost && kinds.get(innermost);
              return (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: pieces keep their places
                  key={index}
                  id={innermost && first.includes(innermost) ? `passage-${innermost}` : undefined}
                  data-first={first.join(' ') || undefined}
                  className={[kind && `passage passage-${kind}`, piece.ids.includes(chosen) && 'chosen']
                    .filter(Boolean)
                    .join(' ')}
                >
                  {piece.text}
                </span>
              );
            })}
          </pre>
        </div>
      ))}
    </section>
  );
}
