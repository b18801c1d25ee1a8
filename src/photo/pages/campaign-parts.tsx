import { printCount } from '../../kernel/french.ts';
import type { Coverage } from '../../watch/campaign/coverage.rule.ts';

/** "3 vues sur 8, dont 1 sans image", with its bar. */
export function ViewProgress({ toVisit, visited, seen }: Pick<Coverage, 'toVisit' | 'visited' | 'seen'>) {
  if (toVisit === 0) return <p className="quiet-text">Liste vide.</p>;
  return (
    <p className="coverage">
      <progress value={visited} max={Math.max(1, toVisit)} aria-label="Part de la liste visitée" />
      <span>
        {printCount(visited, 'vue faite', 'vues faites')} sur {toVisit}
        {visited > seen && `, dont ${visited - seen} sans image`}
      </span>
    </p>
  );
}
