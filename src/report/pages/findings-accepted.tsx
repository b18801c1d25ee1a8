import { printInstant, wide } from '../../kernel/french.ts';
import { ProtectedForm } from '../../web/components/form.tsx';

export interface AcceptedItem {
  key: string;
  sentence: string;
  reason: string;
  person: string;
  at: string | null;
}

interface AcceptedProps {
  items: AcceptedItem[];
  /** Accepted once, and found no more. */
  settled: { key: string; sentence: string }[];
  mayWaive: boolean;
}

export function AcceptedFindings({ items, settled, mayWaive }: AcceptedProps) {
  if (items.length === 0 && settled.length === 0) return null;
  return (
    <section aria-labelledby="acceptees">
      <h2 id="acceptees">Alertes acceptées</h2>
      <ul className="accepted">
        {items.map((item) => (
          <li key={item.key}>
            <p className="finding-sentence">{item.sentence}</p>
            <p>
              «{wide}
              {item.reason}
              {wide}»
            </p>
            <div className="finding-foot">
              <span>
                {item.person}
                {item.at && `, ${printInstant(item.at)}`}
              </span>
              {mayWaive && (
                <ProtectedForm>
                  <input type="hidden" name="key" value={item.key} />
                  <button type="submit" className="quiet" name="intent" value="withdraw">
                    Ne plus accepter
                  </button>
                </ProtectedForm>
              )}
            </div>
          </li>
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary>
            Acceptées puis corrigées{wide}: {settled.length}
          </summary>
          <ul>
            {settled.map(({ key, sentence }) => (
              <li key={key}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
