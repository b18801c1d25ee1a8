import { typeset } from '../../kernel/typeset.ts';
import { seasonInWords, type Viewpoint } from '../viewpoint/viewpoint.ts';
import { placingFacts } from './viewpoint-parts.tsx';

/** Where to stand: what is needed on the ground, before the photograph. */
export function Placing({ viewpoint, lastTry }: { viewpoint: Viewpoint; lastTry: string }) {
  const { position, note, locality } = viewpoint;
  const season = seasonInWords(viewpoint);
  const facts = [
    ...(locality ? [['Lieu', locality] as const] : []),
    ...placingFacts(viewpoint),
    ...(season ? [['Saison', season] as const] : []),
  ];
  return (
    <section aria-labelledby="placer" className="placing">
      <h2 id="placer">Se placer</h2>
      <dl className="placing-facts">
        {facts.map(([label, said]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {said}
              {label === 'Position' && position && (
                <>
                  {' '}
                  <a className="go-there" href={`geo:${position[1]},${position[0]}`}>
                    Y aller
                  </a>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {note && <p className="kept-lines">{typeset(note)}</p>}
      {lastTry && <p className="quiet-text">{lastTry}</p>}
    </section>
  );
}
