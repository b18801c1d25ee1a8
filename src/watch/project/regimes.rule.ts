/** What a perimeter or a protection asks of a project. */
export interface RegimeRule {
  key: string;
  label: string;
  ask: string;
  nature: string;
  /** Delays of `deadlines.yaml`: of permits, and of prior declarations where it is another. */
  deadline?: string | undefined;
  declaration?: string | undefined;
  source: string;
  verified: boolean;
}

/** A zone, or a place under a protection, that a project touches. */
export interface Touched {
  kind: string;
  name: string;
  /** The project's own outline meets it; else only its communes do. */
  surely: boolean;
  /** What is seen from a zone of views. */
  sees: string[];
}

export interface Regime extends Omit<RegimeRule, 'declaration' | 'deadline'> {
  deadline: string | null;
  because: string;
  surely: boolean;
}

/** The regimes that apply to a project, in the order of the rules, each once, with what makes it apply. */
export function regimesOf(touched: readonly Touched[], rules: readonly RegimeRule[], permit: string): Regime[] {
  return rules.flatMap(({ deadline, declaration, ...rule }) => {
    const met = touched.filter(({ kind }) => kind === rule.key);
    if (met.length === 0) return [];
    const sure = met.filter(({ surely }) => surely);
    const shown = sure.length > 0 ? sure : met;
    const named = permit === 'declaration' ? (declaration ?? deadline) : deadline;
    return [{ ...rule, deadline: named ?? null, surely: sure.length > 0, because: becauseOf(shown, sure.length > 0) }];
  });
}

const most = 4;

function becauseOf(touched: Touched[], surely: boolean): string {
  const names = [...new Set(touched.map(({ name }) => name))];
  const told = names.slice(0, most).join(', ') + (names.length > most ? ` et ${names.length - most} autres` : '');
  const seen = [...new Set(touched.flatMap(({ sees }) => sees))];
  const views = seen.length > 0 ? ` (vue sur ${seen.slice(0, most).join(', ')})` : '';
  return surely
    ? `Le contour du projet touche ${told}${views}.`
    : `Dans la commune : ${told}${views}. Un contour le dirait.`;
}
